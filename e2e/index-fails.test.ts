import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { start } from './run-command.ts';

const NAMES = ['broken', 'alpha', 'beta', 'gamma'];
const BYTES = 100_000;

/** Responses that an index cuts off: pages, or bodies of wheels. */
type Kind = 'page' | 'wheel';

/** An index that sends nothing more once everything is on its way, and then refuses one request. */
function failingIndex(failing: Kind): Server {
  const waiting = new Map<string, ServerResponse>();
  const stall = (name: string, response: ServerResponse): void => {
    waiting.set(name, response);
    if (failing === 'wheel' && name !== 'broken')
      response.writeHead(200, { 'content-length': BYTES }).write('PK');
    if (waiting.size === NAMES.length) waiting.get('broken')?.writeHead(403).end();
  };
  return createServer(({ url = '' }, response) => {
    const name = NAMES.find((one) => url.includes(one));
    if (name === undefined) response.writeHead(404).end();
    else if ((url.endsWith('.whl') ? 'wheel' : 'page') === failing) stall(name, response);
    else {
      const filename = `${name}-1.0-py3-none-any.whl`;
      response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
      response.end(JSON.stringify({ files: [{ filename, url: `/${filename}`, hashes: {}, size: BYTES }] }));
    }
  });
}

describe('the built command whose index fails in the middle', () => {
  let local: LocalEc2;
  let directory: string;
  beforeAll(async () => {
    local = await startLocalEc2({ images: 2_000, sandbox: 'none' });
  });
  afterAll(() => local.close());
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ami-select-e2e-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it.each<[Kind]>([['page'], ['wheel']])(
    'ends by itself, although every other %s that it asked for never comes',
    async (failing) => {
      const index = failingIndex(failing);
      await new Promise<void>((resolve) => index.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => {
        index.close();
        index.closeAllConnections();
      });
      const { port } = index.address() as AddressInfo;
      const pins = NAMES.map((name) => `${name}==1.0 --hash=sha256:${'0'.repeat(64)}\n`).join('');
      writeFileSync(join(directory, 'r.txt'), pins);
      const build = `{ environments: { app: { requirements: [r.txt] } }, index-url: "http://127.0.0.1:${port}/simple/" }`;
      writeFileSync(join(directory, 'ami-select.yml'), `build: ${build}\n`);

      // The index keeps all connections open, and a request that is not ended is tried for minutes.
      const { status, stderr } = await start(['run'], {
        cwd: directory,
        env: { ...local.environment, RUNNER_TEMP: directory },
      }).ended;

      expect(stderr).toMatch(/cannot get http:\S+broken\S*: status 403/);
      expect(status).toBe(6);
      expect(local.journal.resources()).toEqual([]);
    },
  );
});
