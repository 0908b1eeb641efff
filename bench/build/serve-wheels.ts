/**
 * Serves a folder of wheels as a simple repository on loopback and prints its address. A process of its own, so that its
 * work is not done by the one that is measured. Parameters: the folder, the delay of each response in milliseconds, the
 * bytes a second of each file (0 for no limit), the versions without files that each page lists besides.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

interface Wheel {
  readonly filename: string;
  readonly sha256: string;
  readonly size: number;
}

const [folder = '.', delayMs = '0', bytesPerSecond = '0', decoys = '0'] = process.argv.slice(2);
/** Small ones are served from memory: the disk is the machines'. */
const LARGEST_KEPT = 20_000_000;
const kept = new Map<string, Buffer>();
const projects = new Map<string, Wheel[]>();
for (const filename of readdirSync(folder).sort()) {
  const name = filename.split('-')[0]?.replaceAll('_', '-') ?? '';
  const bytes = readFileSync(join(folder, filename));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length <= LARGEST_KEPT) kept.set(filename, bytes);
  projects.set(name, [...(projects.get(name) ?? []), { filename, sha256, size: bytes.length }]);
}
const pages = new Map([...projects].map(([name, wheels]) => [name, pageOf(name, wheels)]));

const server = createServer((request, response) => void respond(request, response));
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function pageOf(name: string, wheels: readonly Wheel[]): Buffer {
  const older = Array.from({ length: Number(decoys) }, (_, index) => ({
    filename: `${name.replaceAll('-', '_')}-0.0.${index}-py3-none-any.whl`,
    sha256: createHash('sha256').update(`${name} ${index}`).digest('hex'),
    size: 1000 + index,
  }));
  const files = [...older, ...wheels].map(({ filename, sha256, size }) => ({
    filename,
    url: `../../files/${filename}`,
    hashes: { sha256 },
    size,
    'requires-python': '>=3.8',
  }));
  return Buffer.from(JSON.stringify({ meta: { 'api-version': '1.1' }, name, files }));
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (Number(delayMs) > 0) await sleep(Number(delayMs));
  const [, kind, name = ''] = request.url?.split('/') ?? [];
  const page = kind === 'simple' ? pages.get(name) : undefined;
  if (page !== undefined) {
    response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
    return void response.end(page);
  }
  if (kind !== 'files') return void response.writeHead(404).end();
  sendFile(name, request, response);
}

function sendFile(name: string, request: IncomingMessage, response: ServerResponse): void {
  const path = join(folder, name);
  const { size } = statSync(path);
  const [, first = '0', last = String(size - 1)] =
    /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '') ?? [];
  const [start, end] = [Number(first), Math.min(Number(last), size - 1)];
  const headers = { 'content-length': end - start + 1, 'accept-ranges': 'bytes' };
  if (request.headers.range === undefined) response.writeHead(200, headers);
  else response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end}/${size}` });
  if (request.method === 'HEAD') return void response.end();
  const bytes = kept.get(name);
  if (Number(bytesPerSecond) > 0) void trickle(createReadStream(path, { start, end }), response);
  else if (bytes !== undefined) response.end(bytes.subarray(start, end + 1));
  else createReadStream(path, { start, end }).pipe(response);
}

async function trickle(stream: Readable, response: ServerResponse): Promise<void> {
  const startedAt = performance.now();
  let sent = 0;
  for await (const chunk of stream) {
    if (response.destroyed) return;
    response.write(chunk);
    sent += (chunk as Buffer).length;
    await sleep(Math.max(0, startedAt + (sent / Number(bytesPerSecond)) * 1000 - performance.now()));
  }
  response.end();
}
