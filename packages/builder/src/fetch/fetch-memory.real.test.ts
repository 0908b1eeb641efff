import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendPage, serveIndex } from '../testing/index-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** Each wheel has so many of these chunks: 120 MiB. */
const CHUNK = Buffer.alloc(2 ** 18, 'wheel');
const CHUNKS = 480;
const TAGS = ['py2', 'py3', 'py2.py3'];
/** MiB above an idle process, whatever the wheels. */
const PROMISED = 64;

function* bytesOfWheel(): Generator<Buffer> {
  for (let sent = 0; sent < CHUNKS; sent += 1) yield CHUNK;
}

describe.skipIf(process.platform !== 'linux')('fetchFiles (needs Linux, which counts memory)', () => {
  it('takes at most 64 MiB above an idle process for three wheels of 120 MiB at once', async () => {
    const hash = createHash('sha256');
    for (const chunk of bytesOfWheel()) hash.update(chunk);
    const server = await serveIndex(({ path }, response) => {
      const files = TAGS.map((tag) => ({
        filename: `foo-1.0-${tag}-none-any.whl`,
        url: `/${tag}`,
        hashes: {},
      }));
      if (path === '/simple/foo/') return sendPage(response, files);
      response.setHeader('content-length', CHUNK.length * CHUNKS);
      Readable.from(bytesOfWheel()).pipe(response);
    });
    const folder = await tempFolder((remove) => onTestFinished(remove));
    const script = join(import.meta.dirname, '../testing/fetch-and-measure.ts');
    const words = ['--conditions=@ami-select/source', script, `${server.url}/simple`];

    const { stdout } = await promisify(execFile)(process.execPath, [
      ...words,
      `sha256:${hash.digest('hex')}`,
      folder,
    ]);

    const { count, idle, most } = JSON.parse(stdout) as Record<'count' | 'idle' | 'most', number>;
    expect(count).toBe(TAGS.length);
    expect(most - idle).toBeLessThan(PROMISED);
  });
});
