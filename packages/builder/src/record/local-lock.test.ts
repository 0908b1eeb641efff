import { describe, expect, it } from 'vitest';
import { readPylock } from '../requirements/read-pylock.ts';
import type { LockedFile } from '../requirements/requirement.ts';
import { requirementOf } from '../testing/resolution.ts';
import type { EnvironmentContent } from './components.ts';
import { localLock, localLockName } from './local-lock.ts';

const [ONE, OTHER] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];
const [WHEEL, NEWER] = ['foo-1.0-py3-none-any.whl', 'foo-1.0-cp312-cp312-linux_x86_64.whl'] as const;
const ARCHIVE = 'foo-1.0.tar.gz';

function fileOf(filename: string, place: Partial<LockedFile>): LockedFile {
  return { filename, hashes: [], ...place };
}

function at(path: string, base = '/srv/project/sub'): Partial<LockedFile> {
  return { path, local: { base, path } };
}

/** The lock of an environment that has a wheel of `foo` with each hash. */
function lockOf(
  files: readonly LockedFile[],
  installed: Readonly<Record<string, string>>,
  built: EnvironmentContent['components'][number]['built'] = [],
): string | undefined {
  const sha256 = Object.keys(installed);
  const foo = { name: 'foo', key: 'foo', version: '1.0', sha256, built, licence: '', needs: [] };
  const content = { environment: 'app', machines: ['host-1'], python: '3.12.3', components: [foo] };
  const stored = Object.entries(installed).map(([hash, filename]) => {
    return [hash, { filename, path: '', sha256: hash, bytes: 1, downloaded: false }] as const;
  });
  const environment = { name: 'app', requirements: ['sub/pylock.toml'] };
  const locks = [{ environment, requirements: [requirementOf('foo', '1.0', { files })] }];
  return localLock(content, { locks, wheels: new Map(stored), build: { baseDirectory: '/srv/project' } });
}

describe('localLock', () => {
  it('has the paths of the files that were installed, from the folder of the build', () => {
    const files = [
      fileOf(WHEEL, at('vendor/foo.d/foo-1.0-py3-none-any.whl')),
      fileOf(NEWER, { url: `https://files.example/${NEWER}` }),
      fileOf('foo-1.0-py2-none-any.whl', at('vendor/foo-1.0-py2-none-any.whl')),
    ];

    const text = lockOf(files, { [ONE]: WHEEL, [OTHER]: NEWER }) ?? '';

    const { requirements, problems } = readPylock(text, { file: 'pylock.app.toml' });
    expect(problems).toEqual([]);
    expect(requirements).toMatchObject([
      {
        key: 'foo',
        version: '1.0',
        files: [
          { path: `sub/vendor/foo.d/${WHEEL}`, hashes: [`sha256:${ONE}`] },
          { url: `https://files.example/${NEWER}`, hashes: [`sha256:${OTHER}`] },
        ],
      },
    ]);
  });

  it('has the source archive of a wheel that was built', () => {
    const built = [{ sha256: ONE, filename: WHEEL, from: { filename: ARCHIVE, sha256: OTHER } }];

    const text = lockOf([fileOf(ARCHIVE, at(ARCHIVE))], { [ONE]: WHEEL }, built) ?? '';

    expect(readPylock(text, { file: 'pylock.app.toml' })).toMatchObject({
      problems: [],
      requirements: [{ files: [{ filename: ARCHIVE, path: `sub/${ARCHIVE}`, hashes: [`sha256:${OTHER}`] }] }],
    });
  });

  it.each([
    ['come from an index', [fileOf(WHEEL, { url: `https://files.example/${WHEEL}` })]],
    ['no lock names', []],
    ['lie outside of the folder of the build', [fileOf(WHEEL, at(WHEEL, '/srv/other'))]],
  ])('leaves out files that %s', (_title, files) => {
    expect(lockOf(files, { [ONE]: WHEEL })).toBeUndefined();
  });

  it('leaves out a package of which only some files have a place', () => {
    expect(lockOf([fileOf(WHEEL, at(WHEEL))], { [ONE]: WHEEL, [OTHER]: NEWER })).toBeUndefined();
  });

  it('has a name that a lock may have', () => {
    expect(localLockName('app-py3.11')).toBe('pylock.app-py3-11.toml');
  });
});
