import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';

/** MiB above an idle process, whatever an index lists and its wheels contain. */
const PROMISED = 64;
const PLATFORM = 'manylinux_2_17_x86_64.manylinux2014_x86_64';

interface Listed {
  readonly filename: string;
  readonly url: string;
  readonly hashes: { readonly sha256: string };
}

interface Project {
  readonly name: string;
  readonly wheel: Buffer;
  readonly listed: Listed;
}

function projectOf(name: string, modules = 0): Project {
  const paths = Array.from({ length: modules }, (_, at) => `${name}/part${at % 40}/of_many_modules_${at}.py`);
  const info = `${name}-1.0.dist-info`;
  const others = ['METADATA', 'WHEEL', 'RECORD'].map((file) => `${info}/${file},,\n`);
  // Hashes, which can hardly be packed.
  const rows = paths.map((path) => `${path},sha256=${sha256(Buffer.from(path))},0\n`);
  const record = [`${name}.py,,\n`, ...others, ...rows].join('');
  const files = { ...Object.fromEntries(paths.map((path) => [path, ''])), [`${info}/RECORD`]: record };
  const wheel = wheelBytes({ stem: `${name}-1.0`, files });
  const hashes = { sha256: sha256(wheel) };
  return { name, wheel, listed: { filename: `${name}-1.0-py3-none-any.whl`, url: `/${name}`, hashes } };
}

/** A page as PyPI has them, of other versions but for one file. */
function pageOf({ name, listed }: Project, count: number): readonly object[] {
  const others = Array.from({ length: count }, (_, minor) => {
    const filename = `${name}-0.${minor}-cp311-cp311-${PLATFORM}.whl`;
    const hashes = { sha256: sha256(Buffer.from(filename)) };
    const url = `https://files.example/packages/ab/cd/${'e'.repeat(60)}/${filename}`;
    return { filename, url, hashes, size: 1, 'requires-python': '>=3.8', 'core-metadata': hashes };
  });
  return [...others, listed];
}

/** What a check of the projects takes above an idle process, in MiB, in a process of its own. */
async function measure(projects: readonly Project[], filesOnPage: number): Promise<number> {
  const byName = new Map(projects.map((project) => [project.name, project]));
  const server = await serveIndex((request, response) => {
    const project = byName.get(request.path.split('/').findLast((part) => part !== '') ?? '');
    if (project === undefined) response.writeHead(404).end();
    else if (request.path.startsWith('/simple/')) sendPage(response, pageOf(project, filesOnPage));
    else sendFile(request, response, project.wheel);
  });
  const folder = await tempFolder((remove) => onTestFinished(remove));
  const lines = projects.map(({ name, listed }) => `${name}==1.0 --hash=sha256:${listed.hashes.sha256}\n`);
  await writeFile(join(folder, 'r.txt'), lines.join(''));
  const script = join(import.meta.dirname, '../testing/check-and-measure.ts');
  const words = ['--conditions=@ami-select/source', script, `${server.url}/simple/`, folder];
  // Compiled code would be loaded from the cache of the tests after the start only, and count.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, words, { env });
  const { count, idle, most } = JSON.parse(stdout) as Record<'count' | 'idle' | 'most', number>;
  expect(count).toBe(projects.length);
  return most - idle;
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
        const projects = Array.from({ length: pages }, (_, at) => projectOf(`package${at}`));

        expect(await measure(projects, files)).toBeLessThan(PROMISED);
      },
    );

    it.each([
      [1, 40_000],
      [7, 60_000],
    ])(
      'takes at most 64 MiB above an idle process for wheels with many files: %i of %i',
      { timeout: 60_000 },
      async (wheels, modules) => {
        const projects = Array.from({ length: wheels }, (_, at) => projectOf(`package${at}`, modules));

        expect(await measure(projects, 0)).toBeLessThan(PROMISED);
      },
    );
  },
);
