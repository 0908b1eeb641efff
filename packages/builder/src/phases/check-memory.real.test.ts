import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';

/** MiB above an idle process, whatever an index lists. */
const PROMISED = 64;
const PLATFORM = 'manylinux_2_17_x86_64.manylinux2014_x86_64';

interface Listed {
  readonly filename: string;
  readonly url: string;
  readonly hashes: { readonly sha256: string };
}

/** A page as PyPI has them, of other versions but for one file. */
function pageOf(name: string, count: number, own: Listed): readonly object[] {
  const others = Array.from({ length: count }, (_, minor) => {
    const filename = `${name}-0.${minor}-cp311-cp311-${PLATFORM}.whl`;
    const hashes = { sha256: sha256(Buffer.from(filename)) };
    const url = `https://files.example/packages/ab/cd/${'e'.repeat(60)}/${filename}`;
    return { filename, url, hashes, size: 1, 'requires-python': '>=3.8', 'core-metadata': hashes };
  });
  return [...others, own];
}

describe.skipIf(process.platform !== 'linux')(
  'the check before a launch (needs Linux, which counts memory)',
  () => {
    it.each([
      [136, 150],
      [20, 5_000],
    ])(
      'takes at most 64 MiB above an idle process for %i pages of %i files',
      { timeout: 60_000 },
      async (pages, files) => {
        const names = Array.from({ length: pages }, (_, at) => `package${at}`);
        const wheels = new Map(names.map((name) => [name, wheelBytes({ stem: `${name}-1.0` })]));
        const fileOf = (name: string): Listed => {
          const filename = `${name}-1.0-py3-none-any.whl`;
          return {
            filename,
            url: `/${name}`,
            hashes: { sha256: sha256(wheels.get(name) ?? Buffer.alloc(0)) },
          };
        };
        const server = await serveIndex((request, response) => {
          const name = request.path.split('/').findLast((part) => part !== '') ?? '';
          const wheel = wheels.get(name);
          if (wheel === undefined) response.writeHead(404).end();
          else if (request.path.startsWith('/simple/')) sendPage(response, pageOf(name, files, fileOf(name)));
          else sendFile(request, response, wheel);
        });
        const folder = await tempFolder((remove) => onTestFinished(remove));
        const lines = names.map((name) => `${name}==1.0 --hash=sha256:${fileOf(name).hashes.sha256}\n`);
        await writeFile(join(folder, 'r.txt'), lines.join(''));
        const script = join(import.meta.dirname, '../testing/check-and-measure.ts');
        const words = ['--conditions=@ami-select/source', script, `${server.url}/simple/`, folder];

        const { stdout } = await promisify(execFile)(process.execPath, words);

        const { count, idle, most } = JSON.parse(stdout) as Record<'count' | 'idle' | 'most', number>;
        expect(count).toBe(pages);
        expect(most - idle).toBeLessThan(PROMISED);
      },
    );
  },
);
