import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { createFieldReader, packet, readPackets, string, uint32, uint64 } from './packets.ts';
import { serveSftp } from './serve-sftp.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-sftp-'));
const NO_ATTRIBUTES = uint32(0);

afterAll(() => rmSync(folder, { recursive: true }));

/** Sends requests at once; the types of the responses with their ids, and of a status its code and text. */
async function ask(...requests: Buffer[]): Promise<(string | number)[][]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(Buffer.concat(requests));
  await serveSftp({ input, output });
  output.end();
  const responses: Buffer[] = await Readable.from(readPackets(output)).toArray();
  return responses.map((response) => {
    const fields = createFieldReader(response);
    const [type, id] = [fields.byte(), fields.uint32()];
    return type === 101 ? [type, id, fields.uint32(), fields.path()] : [type, id];
  });
}

it('speaks version 3 and answers in the order of the requests', async () => {
  const responses = await ask(
    packet(1, uint32(6)),
    packet(16, uint32(7), string('.')),
    packet(17, uint32(8), string(folder)),
  );

  expect(responses).toEqual([
    [2, 3],
    [104, 7],
    [105, 8],
  ]);
});

it('writes at the place that is named, and cuts the file to a size', async () => {
  const file = join(folder, 'long');
  writeFileSync(file, 'a long old content');

  const responses = await ask(
    packet(3, uint32(1), string(file), uint32(0x0a), NO_ATTRIBUTES),
    packet(6, uint32(2), string('1'), uint64(2), string('XY')),
    packet(10, uint32(3), string('1'), uint32(1), uint64(5)),
    packet(4, uint32(4), string('1')),
  );

  expect(responses.map(([type, , code]) => [type, code])).toEqual([
    [102, undefined],
    [101, 0],
    [101, 0],
    [101, 0],
  ]);
  expect(statSync(file).size).toBe(5);
});

it.each([
  { what: 'a missing file', request: packet(17, uint32(1), string('/nowhere')), code: 2 },
  { what: 'a handle that was never given', request: packet(4, uint32(1), string('9')), code: 4 },
  { what: 'a name that is taken', request: packet(18, uint32(1), string(folder), string('/')), code: 4 },
  { what: 'a message that is cut off', request: packet(17, uint32(1), uint32(10)), code: 5 },
  { what: 'a request of another version', request: packet(22, uint32(1)), code: 8 },
  { what: 'an unknown extension', request: packet(200, uint32(1), string('x@y')), code: 8 },
])('refuses $what and goes on', async ({ request, code }) => {
  const responses = await ask(request, packet(16, uint32(2), string('.')));

  expect(responses[0]?.slice(0, 3)).toEqual([101, 1, code]);
  expect(responses[1]).toEqual([104, 2]);
});
