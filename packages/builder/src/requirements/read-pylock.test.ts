import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import { type PylockOptions, type PylockReading, readPylock } from './read-pylock.ts';
import { requirementsFor } from './requirements-for.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const HEAD = 'lock-version = "1.0"\ncreated-by = "test"\n';

function wheel(name: string, digest: string = A): string {
  return `{ url = "https://files.example/x/${name}", size = 12, upload-time = 2026-01-01T00:00:00Z, hashes = { sha256 = "${digest}" } }`;
}

function read(packages: string, head = HEAD, chosen: Partial<PylockOptions> = {}): PylockReading {
  return readPylock(`${head}\n${packages}`, { file: 'pylock.toml', ...chosen });
}

function foo(fields = ''): string {
  return `[[packages]]\nname = "foo"\nversion = "1.0"\n${fields}\nwheels = [${wheel('foo-1.0-py3-none-any.whl')}]\n`;
}

describe('readPylock', () => {
  it('reads packages with their files, named by their addresses', () => {
    const { requirements, problems } = read(
      [
        '[[packages]]',
        'name = "markupsafe"',
        'version = "3.0.2"',
        `sdist = { path = "dist/markupsafe-3.0.2.tar.gz", hashes = { sha512 = "${'C'.repeat(128)}", md5 = "x" } }`,
        `wheels = [{ name = "markupsafe-3.0.2-cp311-cp311-linux_x86_64.whl", url = "https://files.example/MarkupSafe-3.0.2-1-cp311-cp311-linux_x86_64.whl", hashes = { sha256 = "${A}" } },`,
        `  ${wheel('markupsafe-3.0.2-py3-none-any.whl', B)}]`,
      ].join('\n'),
    );

    expect(problems).toEqual([]);
    expect(requirements).toEqual([
      {
        name: 'markupsafe',
        key: 'markupsafe',
        version: '3.0.2',
        extras: [],
        hashes: [`sha256:${A}`, `sha256:${B}`, `sha512:${'c'.repeat(128)}`],
        marker: undefined,
        markerText: undefined,
        files: [
          {
            filename: 'MarkupSafe-3.0.2-1-cp311-cp311-linux_x86_64.whl',
            url: 'https://files.example/MarkupSafe-3.0.2-1-cp311-cp311-linux_x86_64.whl',
            path: undefined,
            hashes: [`sha256:${A}`],
            size: undefined,
          },
          {
            filename: 'markupsafe-3.0.2-py3-none-any.whl',
            url: 'https://files.example/x/markupsafe-3.0.2-py3-none-any.whl',
            path: undefined,
            hashes: [`sha256:${B}`],
            size: 12,
          },
          {
            filename: 'markupsafe-3.0.2.tar.gz',
            url: undefined,
            path: 'dist/markupsafe-3.0.2.tar.gz',
            hashes: [`sha512:${'c'.repeat(128)}`],
            size: undefined,
          },
        ],
        file: 'pylock.toml',
        line: 4,
      },
    ]);
  });

  it.each([
    ['requires-python = ">=3.12"', undefined],
    ['requires-python = ">=3.13,<4"', '>=3.13,<4'],
    ['requires-python = ">=3.6.*"', undefined],
    ['requires-python = ">=3.13"\nmarker = "os_name == \'nt\'"', undefined],
  ])('knows the Python that a package is for: %s', (fields, wanted) => {
    const { requirements } = read(foo(fields));

    expect(requirementsFor({ requirements }, pythonFacts().markers).problems).toEqual(
      wanted === undefined
        ? []
        : [
            {
              code: 'INVALID_BUILD',
              message: `foo==1.0 is not valid for Python 3.12.3 because the lock says that it needs Python ${wanted}; expected a lock for this Python`,
              file: 'pylock.toml',
              line: 4,
            },
          ],
    );
  });

  it('knows where files lie that it names by paths', () => {
    const { requirements } = read(
      `[[packages]]\nname = "foo"\nversion = "1.0"\nwheels = [{ path = "w/foo-1.0-py3-none-any.whl", hashes = { sha256 = "${A}" } }]`,
      HEAD,
      { folder: '/srv' },
    );

    expect(requirements[0]?.files?.[0]?.local).toEqual({ base: '/srv', path: 'w/foo-1.0-py3-none-any.whl' });
  });

  it.each([
    ['size = "12"', 'the size of foo-1.0-py3-none-any.whl is not valid because it is not an integer'],
    ['url = "file:///elsewhere/foo-1.0-py3-none-any.whl"', 'leads out of the folder of the lock'],
  ])('refuses a wheel with %s', (field, message) => {
    const place = field.startsWith('url') ? '' : 'path = "foo-1.0-py3-none-any.whl", ';
    const { problems } = read(
      `[[packages]]\nname = "foo"\nversion = "1.0"\nwheels = [{ ${place}${field}, hashes = { sha256 = "${A}" } }]`,
      HEAD,
      { folder: '/srv' },
    );

    expect(problems).toMatchObject([
      { code: 'INVALID_BUILD', line: 4, message: expect.stringContaining(message) },
    ]);
  });

  it('names the version of a lock that it cannot read', () => {
    const { problems } = read('', 'lock-version = "9.0"\ncreated-by = "test"\n');

    expect(problems).toMatchObject([
      {
        line: 1,
        message: 'lock-version: "9.0" is not valid because only versions 1.x are known; expected "1.0"',
      },
    ]);
  });

  it('takes the version from the wheels where a package has none', () => {
    const { requirements } = read(
      `[[packages]]\nname = "Foo"\nwheels = [${wheel('foo-2.0+cpu-py3-none-any.whl')}]`,
    );

    expect(requirements).toMatchObject([{ name: 'Foo', key: 'foo', version: '2.0+cpu' }]);
  });

  it('reads a wheel of a local version by its encoded address', () => {
    const { requirements, problems } = read(
      `[[packages]]\nname = "foo"\nversion = "2.0+cpu"\nwheels = [${wheel('foo-2.0%2Bcpu-py3-none-any.whl')}]`,
    );

    expect(problems).toEqual([]);
    expect(requirements[0]?.files?.[0]?.filename).toBe('foo-2.0+cpu-py3-none-any.whl');
  });

  it.each<[string, string, string | undefined]>([
    ['"dev" in dependency_groups', '"main" in dependency_groups', undefined],
    ['"Main" in dependency_groups', '', 'always'],
    ['"main" in dependency_groups and os_name == "posix"', '', 'os_name'],
    ['"main" in dependency_groups or os_name == "nt"', '', 'always'],
    ['"dev" in dependency_groups or os_name == "posix"', '', 'os_name'],
    ['"x" in extras', '', undefined],
    ['"x" not in extras', '', 'always'],
  ])('chooses the default groups and no extras: %s', (marker, _other, expected) => {
    const { requirements, problems } = read(
      foo(`marker = '${marker}'`),
      `${HEAD}default-groups = ["main"]\nextras = ["x"]\n`,
    );

    expect(problems).toEqual([]);
    expect(requirements).toHaveLength(expected === undefined ? 0 : 1);
    if (expected === 'always') expect(requirements[0]?.marker).toBeUndefined();
    if (expected === 'os_name') expect(requirements[0]?.marker).toMatchObject({ variable: 'os_name' });
  });

  it.each([
    ['environments = ["os_name == \'nt\'", "python_version < \'3.9\'"]', 'none of its environments fits', 3],
    ['requires-python = ">=3.13"', 'it needs Python >=3.13', 3],
  ])('is not for every machine: %s', (line, because, number) => {
    const { requirements, condition } = read(foo(), `${HEAD}${line}\n`);
    const conditions = condition ? [condition] : [];

    const { problems } = requirementsFor({ requirements, conditions }, pythonFacts().markers);

    expect(problems).toEqual([
      {
        code: 'INVALID_BUILD',
        message: `the lock is not for Python 3.12.3 on linux x86_64: ${because}`,
        file: 'pylock.toml',
        line: number,
      },
    ]);
  });

  it.each([
    'environments = []',
    'environments = ["os_name == \'nt\'", "os_name == \'posix\'"]',
    'requires-python = ">=3.12"',
  ])('is for a machine: %s', (line) => {
    const { requirements, condition } = read(foo(), `${HEAD}${line}\n`);

    const { problems } = requirementsFor(
      { requirements, conditions: condition ? [condition] : [] },
      pythonFacts({ python: '3.12.0rc1' }).markers,
    );

    expect(problems).toEqual([]);
  });

  it.each([
    [
      'environments = "x"',
      'environments is not valid because it is not a list of strings; expected a list of strings',
    ],
    ['environments = ["x"]', 'environments: unknown marker variable'],
    ['requires-python = ">=3.6.*"', 'requires-python cannot be read'],
    [
      'default-groups = [1]',
      'default-groups is not valid because it is not a list of strings; expected a list of strings',
    ],
  ])('refuses %s', (line, message) => {
    const { problems } = read(foo(), `${HEAD}${line}\n`);

    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
  });

  it('names the line of every package with a problem', () => {
    const { problems } = read(
      `${foo('marker = "x"')}\n${foo()}\n${foo('requires-python = 1').replace('"1.0"', '1.0')}`,
    );

    expect(problems).toMatchObject([
      { line: 4 },
      { line: 16, message: 'foo: version is not valid because it is not a string; expected a string' },
      {
        line: 16,
        message: 'foo: requires-python is not valid because it is not a string; expected a string',
      },
    ]);
  });

  it('is read in version 1 of the format', () => {
    expect(read(foo(), HEAD.replace('1.0', '1.7')).problems).toEqual([]);
    expect(read(foo(), HEAD.replace('1.0', '2.0')).problems).toMatchObject([{ line: 1 }]);
  });

  it.each<[string, Partial<PylockOptions>, number]>([
    ['"dev" in dependency_groups', {}, 0],
    ['"dev" in dependency_groups', { groups: ['Dev'] }, 1],
    ['"main" in dependency_groups', { groups: ['dev'] }, 0],
    ['"main" in dependency_groups', { groups: [] }, 0],
    ['"x" in extras', { extras: ['X'] }, 1],
  ])('takes what is chosen: %s for %j', (marker, chosen, count) => {
    const head = `${HEAD}extras = ["x"]\ndependency-groups = ["main", "dev"]\ndefault-groups = ["main"]\n`;

    const { requirements, problems } = read(foo(`marker = '${marker}'`), head, chosen);

    expect(problems).toEqual([]);
    expect(requirements).toHaveLength(count);
  });

  it('refuses an extra or a group that the lock does not have', () => {
    const { problems } = read(foo(), `${HEAD}extras = ["x"]\n`, { extras: ['y'], groups: ['dev'] });

    expect(problems.map(({ message }) => message)).toEqual([
      'extras of the lock has no y; it has x',
      'dependency-groups of the lock has no dev; it has none',
    ]);
  });

  it('says how uv leaves a group out of its lock', () => {
    const head = `${HEAD.replace(/created-by = ".*"/, 'created-by = "uv"')}`;

    const { problems } = read(foo(), head, { extras: ['y'], groups: ['dev'] });

    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^extras of the lock has no y; it has none, because .* uv export with --extra,/),
      expect.stringMatching(
        /^dependency-groups .* no dev; it has none, because .* with --group or --no-dev,/,
      ),
    ]);
  });
});
