import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import { expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import { BuilderError } from '../report/errors.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { sdistBytes } from '../testing/sdist-bytes.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import { checkLocks } from './check-locks.ts';

const DEBIAN = expectFacts(platformOf({ publisher: 'debian', version: '12' }), 'x86_64');
const UNKNOWN = expectFacts(undefined, undefined);

function fileOf(filename: string, bytes: Buffer): IndexFile {
  return { filename, hashes: [`sha256:${sha256(bytes)}`], size: bytes.length, open: opensWith(bytes) };
}

const MAKER = fileOf('maker-1.0-py3-none-any.whl', wheelBytes({ stem: 'maker-1.0' }));
const SDIST = fileOf('foo-1.0.tar.gz', sdistBytes());

interface Scene {
  readonly files?: readonly IndexFile[];
  /** Those that the lock allows. */
  readonly allowed?: readonly IndexFile[];
  readonly pinned?: readonly Requirement[];
  readonly changes?: Partial<IndexFile>;
}

function hashesOf(files: readonly IndexFile[]): readonly string[] {
  return files.flatMap(({ hashes }) => hashes);
}

const PINNED = [requirementOf('maker', '1.0', { hashes: hashesOf([MAKER]), file: 'build.txt' })];

describe.each([
  ['a known platform', DEBIAN],
  ['any platform', UNKNOWN],
])('checkLocks of a source archive for %s', (_title, expectation) => {
  /** The names of the wheels that are needed for sure, or the problems. */
  async function check({
    files = [SDIST],
    allowed = files,
    pinned = PINNED,
  }: Scene): Promise<readonly string[]> {
    const projects: Readonly<Record<string, readonly IndexFile[]>> = { foo: files, maker: [MAKER] };
    const project: PackageIndex['project'] = async (key) => ({ files: projects[key] ?? [] });
    const index = { name: 'the index', project };
    const requirements = [requirementOf('foo', '1.0', { hashes: hashesOf(allowed) })];
    const locks = [{ environment: { name: 'app', requirements: ['r.txt'] }, requirements }];
    const clock = createVirtualClock();
    const store = new WheelStore({ folder: await tempFolder(), clock });
    const sdists = { allow: new Set(['foo']), pins: pinned, files: ['build.txt'] };
    try {
      const picks = await checkLocks(locks, {
        index,
        clock,
        store,
        sdists,
        installer: 'machine-pip',
        expectation: async () => expectation,
      });
      return picks.map(({ file }) => file.filename);
    } catch (error) {
      if (!(error instanceof BuilderError)) throw error;
      return error.problems.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`);
    }
  }

  it('takes one that everything is pinned for', async () => {
    expect(await check({})).toEqual([]);
  });

  it('takes the wheel where one fits whose hash is pinned', async () => {
    const wheel = fileOf('foo-1.0-py3-none-any.whl', wheelBytes());

    expect(await check({ files: [wheel, SDIST] })).toEqual(['foo-1.0-py3-none-any.whl']);
    expect(await check({ files: [wheel, SDIST], allowed: [SDIST] })).toEqual([]);
  });

  it('names what is not pinned, once, with the command', async () => {
    const found = await check({ pinned: [] });

    expect(found).toEqual([
      expect.stringMatching(
        /^UNPINNED r\.txt:1 foo-1\.0\.tar\.gz needs maker>=1 to be built, which is not pinned; .*uv pip compile .* -o 'build\.txt' -$/,
      ),
    ]);
  });

  it('checks dependencies that no build can change', async () => {
    const needy = fileOf('foo-1.0.tar.gz', sdistBytes({ metadata: ['Requires-Dist: gone'] }));
    const open = fileOf(
      'foo-1.0.tar.gz',
      sdistBytes({ metadata: ['Requires-Dist: gone', 'Dynamic: Requires-Dist'] }),
    );

    expect(await check({ files: [needy] })).toEqual([
      'UNPINNED r.txt:1 foo==1.0 needs gone, which is not locked',
    ]);
    expect(await check({ files: [open] })).toEqual([]);
  });

  it.each<[string, IndexFile, string]>([
    [
      'another hash',
      SDIST,
      'HASH r.txt:1 foo==1.0 cannot be built: the lock allows the hash of no source archive',
    ],
    [
      'another format',
      { ...SDIST, filename: 'foo-1.0.tar.bz2' },
      'NO_WHEEL r.txt:1 foo==1.0 cannot be built: foo-1.0.tar.bz2 is neither .tar.gz nor .zip',
    ],
    ['another Python', { ...SDIST, requiresPython: '<3' }, 'NO_WHEEL r.txt:1 foo==1.0 needs Python <3, '],
    [
      'no archive',
      { ...SDIST, filename: 'foo-2.0-py3-none-any.whl' },
      'NO_WHEEL r.txt:1 foo==1.0: the index has no wheel',
    ],
  ])('refuses one of %s', async (_case, file, message) => {
    const found = await check({
      files: [file],
      allowed: [{ ...SDIST, hashes: [`sha256:${'a'.repeat(64)}`] }],
    });

    expect(found).toEqual([expect.stringContaining(message)]);
  });
});
