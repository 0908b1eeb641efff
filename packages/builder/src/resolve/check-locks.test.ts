import { describe, expect, it } from 'vitest';
import type { Licences } from '../definition/licences.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import { type Expectation, expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import { BuilderError } from '../report/errors.ts';
import type { LockCondition } from '../requirements/lock-condition.ts';
import type { Marker } from '../requirements/marker.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { parseSpecifiers } from '../requirements/specifier.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { type WheelParts, wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import { checkLocks } from './check-locks.ts';
import type { WheelPick } from './resolution.ts';

interface Offered {
  readonly requirement: Requirement;
  readonly files: readonly IndexFile[];
}

/** A version in the index and its line of the lock; `tags` of each of its wheels. */
function offered(
  stem: string,
  parts: WheelParts = {},
  { tags = ['py3-none-any'], ...changes }: Partial<Requirement> & { readonly tags?: readonly string[] } = {},
): Offered {
  const [name = '', version = ''] = stem.split('-');
  const bytes = wheelBytes({ stem, ...parts });
  const hashes = [`sha256:${sha256(bytes)}`];
  const files = tags.map((tag) => {
    return { filename: `${stem}-${tag}.whl`, hashes, size: bytes.length, open: opensWith(bytes) };
  });
  return { requirement: requirementOf(name, version, { hashes, ...changes }), files };
}

const DEBIAN = expectFacts(platformOf({ publisher: 'debian', version: '12' }), 'x86_64');
const UNKNOWN = expectFacts(undefined, 'x86_64');

async function check(
  offers: readonly Offered[],
  expectation: Expectation = DEBIAN,
  python?: string,
  licences?: Licences,
  conditions: readonly LockCondition[] = [],
): Promise<readonly WheelPick[]> {
  const index: PackageIndex = {
    name: 'the index',
    project: async (key) => {
      return {
        files: offers.filter(({ requirement }) => requirement.key === key).flatMap(({ files }) => files),
      };
    },
  };
  const requirements = offers.map(({ requirement }, line) => ({ ...requirement, line: line + 1 }));
  const locks = [{ environment: { name: 'app', requirements: ['r.txt'], python }, requirements, conditions }];
  const { clock } = fastClock();
  const store = new WheelStore({ folder: await tempFolder(), clock });
  return checkLocks(locks, { index, clock, store, expectation: async () => expectation, licences });
}

async function problemsOf(...given: Parameters<typeof check>): Promise<readonly string[]> {
  const error: unknown = await check(...given).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  const { problems } = error as { problems: readonly { code: string; line?: number; message: string }[] };
  return problems.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

function gone(name: string): Offered {
  return { requirement: requirementOf(name, '1.0'), files: [] };
}

describe.each([
  ['a known platform', DEBIAN],
  ['an unknown platform', UNKNOWN],
])('checkLocks for %s', (_title, expectation) => {
  it('takes a lock that is all right, and knows its wheels', async () => {
    const picks = await check(
      [offered('foo-1.0', { metadata: ['Requires-Dist: bar>=2'] }), offered('bar-2.0')],
      expectation,
    );

    expect(picks.map(({ file }) => file.filename)).toEqual([
      'foo-1.0-py3-none-any.whl',
      'bar-2.0-py3-none-any.whl',
    ]);
  });

  it('lists everything at once, with the lines', async () => {
    const found = await problemsOf(
      [
        gone('nowhere'),
        { ...offered('old-1.0'), requirement: requirementOf('old', '9.9') },
        { ...offered('wrong-1.0'), requirement: requirementOf('wrong', '1.0') },
        offered('wants-1.0', { metadata: ['Requires-Dist: missing', 'Requires-Dist: low<2'] }),
        offered('low-2.0'),
        offered('liar-1.0', { stem: 'other-1.0' }),
        offered('arm-1.0', {}, { tags: ['cp311-cp311-manylinux_2_17_aarch64'] }),
        offered(
          'extra-1.0',
          { metadata: ['Provides-Extra: x', 'Requires-Dist: lost ; extra == "x"'] },
          { extras: ['x'] },
        ),
      ],
      expectation,
    );

    expect(found).toEqual(
      expect.arrayContaining([
        'NO_WHEEL 1: nowhere==1.0: the index has no project nowhere',
        'NO_WHEEL 2: old==9.9: the index has no wheel of this version; it has 1.0',
        expect.stringMatching(
          /^HASH 3: wrong==1.0 allows sha256:a+, which fits no file; the index has wrong-1/,
        ),
        'UNPINNED 4: wants==1.0 needs missing, which is not locked',
        'INVALID_BUILD 4: wants==1.0 needs low<2; the lock file has low==2.0',
        expect.stringMatching(
          /^NO_WHEEL 6: liar-1.0-py3-none-any.whl is not a valid wheel of liar because its folder/,
        ),
        expect.stringMatching(/^NO_WHEEL 6: .* because its METADATA is of "other 1.0"$/),
        expect.stringMatching(
          /^NO_WHEEL 7: arm==1.0: no wheel fits .*Python .* x86_64.*; there are arm-1.0-cp311/,
        ),
        'UNPINNED 8: extra==1.0 needs lost for its extra x, which is not locked',
      ]),
    );
    expect(found).toHaveLength(9);
  });
});

describe.each([
  ['a known platform', DEBIAN],
  ['an unknown platform', UNKNOWN],
])('checkLocks of two packages with a file in one place, for %s', (_title, expectation) => {
  const [one, other] = ['x = 1\n', 'x = 2\n'] as const;
  const wheel = (stem: string, files: WheelParts['files']): Offered => offered(stem, { files });

  it('refuses code that differs, with both packages', async () => {
    const shared = { 'shared/a.py': one, 'shared/b.py': one, 'bar-1.0.data/purelib/c.py': other };
    const found = await problemsOf(
      [wheel('foo-1.0', { 'shared/a.py': other, 'shared/b.py': one, 'c.py': one }), wheel('bar-1.0', shared)],
      expectation,
    );

    expect(found).toEqual([
      'DRIFT 2: bar==1.0 and foo==1.0 have different code in one place, "shared/a.py", "c.py"; expected one of the two packages',
    ]);
  });

  it.each([
    ['code that is the same', { 'shared/a.py': one }, { 'shared/a.py': one }],
    ['a text that differs', { 'LICENSE.txt': one }, { 'LICENSE.txt': other }],
    [
      'a script that may be rewritten',
      { 'foo-1.0.data/scripts/run.py': one },
      { 'bar-1.0.data/scripts/run.py': other },
    ],
  ])('takes %s', async (_what, first, second) => {
    expect(await problemsOf([wheel('foo-1.0', first), wheel('bar-1.0', second)], expectation)).toEqual([]);
  });
});

describe('checkLocks of two packages with a file in one place, for an unknown platform', () => {
  it('leaves it to the machine where another wheel may be installed', async () => {
    const tags = ['cp313-cp313-manylinux_2_17_x86_64', 'py3-none-any'];
    const files = (content: string): WheelParts => ({ files: { 'shared.py': content } });

    expect(
      await problemsOf(
        [offered('foo-1.0', files('x = 1'), { tags }), offered('bar-1.0', files('x = 2'))],
        UNKNOWN,
      ),
    ).toEqual([]);
  });
});

describe.each([
  ['a known platform', DEBIAN],
  ['an unknown platform', UNKNOWN],
])('checkLocks of a package without a usable file, for %s', (_title, expectation) => {
  const needsFoo = offered('bar-1.0', { metadata: ['Requires-Dist: foo<2'] });

  it.each([
    [
      'whose version is missing',
      { ...offered('foo-0.9'), requirement: requirementOf('foo', '1.0') },
      'NO_WHEEL',
    ],
    ['whose project is missing', gone('foo'), 'NO_WHEEL'],
    ['with another hash', { ...offered('foo-1.0'), requirement: requirementOf('foo', '1.0') }, 'HASH'],
    ['of which no wheel fits', offered('foo-1.0', {}, { tags: ['cp311-cp311-win_amd64'] }), 'NO_WHEEL'],
  ])('says nothing of what needs one %s', async (_what, foo, code) => {
    const found = check([foo, needsFoo], expectation);

    await expect(found).rejects.toMatchObject({ code, problems: [{ code, line: 1 }] });
  });

  it('says where one is locked for other machines only', async () => {
    const marker = parseMarker('sys_platform == "win32"');
    if ('problem' in marker) throw new Error(marker.problem);

    expect(await problemsOf([offered('foo-1.0', {}, { marker }), needsFoo], expectation)).toEqual([
      'UNPINNED 2: bar==1.0 needs foo<2, which is locked for other machines only (r.txt:1)',
    ]);
  });

  it('compares its locked version with what others need', async () => {
    const foo = { ...offered('foo-1.0'), requirement: requirementOf('foo', '9.0') };

    expect(await problemsOf([foo, needsFoo], expectation)).toEqual([
      'NO_WHEEL 1: foo==9.0: the index has no wheel of this version; it has 1.0',
      'INVALID_BUILD 2: bar==1.0 needs foo<2; the lock file has foo==9.0',
    ]);
  });
});

describe('checkLocks for a known platform', () => {
  it('refuses a wheel for a newer C library', async () => {
    const found = await problemsOf([offered('foo-1.0', {}, { tags: ['cp311-cp311-manylinux_2_39_x86_64'] })]);

    expect(found).toEqual([
      'NO_WHEEL 1: foo==1.0: no wheel fits Python 3.11.2 (cp311) on x86_64, glibc 2.36; there are foo-1.0-cp311-cp311-manylinux_2_39_x86_64.whl',
    ]);
  });

  it('checks for the Python that an environment names', async () => {
    const numpy = offered('foo-1.0', {}, { tags: ['cp312-cp312-manylinux_2_28_x86_64'] });

    expect(await problemsOf([numpy], DEBIAN, '3.12')).toEqual([]);
    expect(await problemsOf([numpy])).toHaveLength(1);
  });

  it('refuses a Python that only METADATA excludes', async () => {
    expect(await problemsOf([offered('foo-1.0', { metadata: ['Requires-Python: >=3.12'] })])).toEqual([
      'NO_WHEEL 1: foo==1.0 needs Python >=3.12, the machine has 3.11.2',
    ]);
  });

  it.each(['>=3.8,<3.12.4', '==3.12.4', '>3.12.2,!=3.12.99', '<=3.12', '~=3.12.7'])(
    'refuses no lock for a Python of which it does not know that it is not %s',
    async (needed) => {
      const limited = offered('foo-1.0', { metadata: [`Requires-Python: ${needed}`] });
      const files = limited.files.map((file) => ({ ...file, requiresPython: needed }));

      expect(await problemsOf([limited], DEBIAN, '3.12')).toEqual([]);
      expect(await problemsOf([{ ...limited, files }], DEBIAN, '3.12')).toEqual([]);
    },
  );

  it.each(['<3.12', '>=3.13', '!=3.12.*', '>=3.12.4,<3.12.3'])(
    'refuses a lock for Python %s, which no 3.12 is',
    async (needed) => {
      const limited = offered('foo-1.0', { metadata: [`Requires-Python: ${needed}`] });

      expect(await problemsOf([limited], DEBIAN, '3.12')).toEqual([
        expect.stringContaining(`NO_WHEEL 1: foo==1.0 needs Python ${needed}`),
      ]);
    },
  );

  it.each([
    'python_full_version >= "3.12.4"',
    'python_full_version < "3.12.4"',
    'python_full_version == "3.12.99"',
  ])('asks for no dependency of which it does not know whether it applies: %s', async (marker) => {
    const needy = offered('foo-1.0', { metadata: [`Requires-Dist: bar; ${marker}`] });

    expect(await problemsOf([needy], DEBIAN, '3.12')).toEqual([]);
  });

  it('asks for what every Python of the minor version needs', async () => {
    const markers = ['python_full_version >= "3.12"', 'python_full_version < "3.13.1"'];
    for (const marker of markers) {
      const needy = offered('foo-1.0', { metadata: [`Requires-Dist: bar; ${marker}`] });

      expect(await problemsOf([needy], DEBIAN, '3.12')).toEqual([
        'UNPINNED 1: foo==1.0 needs bar, which is not locked',
      ]);
    }
  });

  it('takes a pin of which it does not know whether it applies neither as there nor as missing', async () => {
    const marker = parseMarker('python_full_version < "3.12.4"') as Marker;
    const bar = { ...gone('bar'), requirement: requirementOf('bar', '1.0', { marker }) };
    const needy = offered('foo-1.0', { metadata: ['Requires-Dist: bar'] });

    expect(await problemsOf([needy, bar], DEBIAN, '3.12')).toEqual([]);
    expect(await problemsOf([bar], DEBIAN, '3.12')).toEqual([]);
  });

  it('leaves what the machine lacks to the probe', async () => {
    expect(await problemsOf([offered('foo-1.0')], DEBIAN, '3.99')).toEqual([]);
  });

  it('names a wheel whose bytes are not the locked ones although the index has no hash', async () => {
    const { requirement, files } = offered('foo-1.0');
    const unhashed = files.map((file) => ({ ...file, hashes: [], open: opensWith('other bytes') }));

    expect(await problemsOf([{ requirement, files: unhashed }])).toEqual([
      expect.stringMatching(
        /^HASH 1: foo-1.0-py3-none-any.whl has sha256:[0-9a-f]{64}.*, allowed are sha256:/,
      ),
    ]);
  });

  it('names every file that the index cannot send', async () => {
    const broken = (stem: string): Offered => {
      const { requirement, files } = offered(stem);
      const open = (): never => {
        throw new BuilderError('UNREACHABLE_INDEX', `cannot get ${stem}`);
      };
      return { requirement, files: files.map((file) => ({ ...file, open })) };
    };

    expect(await problemsOf([broken('foo-1.0'), broken('bar-1.0')])).toEqual([
      'UNREACHABLE_INDEX 1: cannot get foo-1.0',
      'UNREACHABLE_INDEX 2: cannot get bar-1.0',
    ]);
  });
});

describe('checkLocks for an unknown platform', () => {
  it('refuses no wheel that some Python takes', async () => {
    const picks = await check(
      [
        offered(
          'foo-1.0',
          {},
          { tags: ['cp313-cp313-manylinux_2_39_x86_64', 'cp312-cp312-musllinux_1_2_x86_64'] },
        ),
      ],
      UNKNOWN,
    );

    expect(picks).toEqual([]);
  });

  it('refuses no gap that only some Pythons have', async () => {
    const metadata = ['Requires-Dist: tomli ; python_version < "3.11"'];

    expect(await problemsOf([offered('foo-1.0', { metadata })], UNKNOWN)).toEqual([]);
  });

  it('refuses a gap on the Pythons that the lock is for', async () => {
    const metadata = ['Requires-Dist: gone', 'Requires-Python: >=3.10'];
    const { requirement, files } = offered('foo-1.0', { metadata });
    const limited = files.map((file) => ({ ...file, requiresPython: '>=3.10' }));

    expect(await problemsOf([{ requirement, files: limited }], UNKNOWN)).toEqual([
      'UNPINNED 1: foo==1.0 needs gone, which is not locked',
    ]);
  });

  it.each([
    ['that is not allowed', ['License-Expression: AGPL-3.0-only'], 1],
    ['that is not declared', [], 1],
    ['that is allowed', ['License-Expression: MIT'], 0],
  ])('knows a licence %s', async (_title, metadata, count) => {
    const licences = { allow: ['MIT'], reviewed: [] };

    for (const expectation of [DEBIAN, UNKNOWN])
      expect(await problemsOf([offered('foo-1.0', { metadata })], expectation, undefined, licences)).toEqual(
        Array.from({ length: count }, () =>
          expect.stringMatching(/^LICENCE 1: foo==1.0 .*; expected MIT, or foo/),
        ),
      );
  });

  it('leaves a licence that cannot be read yet to the build', async () => {
    const { requirement, files } = offered('foo-1.0');
    const ofUnknownSize: IndexFile['open'] = async (range) => {
      return { ...(await opensWith()(range)), size: undefined };
    };
    const large = files.map((file) => ({ ...file, size: undefined, open: ofUnknownSize }));
    const licences = { allow: ['MIT'], reviewed: [] };

    expect(await problemsOf([{ requirement, files: large }], DEBIAN, undefined, licences)).toEqual([]);
  });

  it('waits for no other wheel once one cannot be reached', async () => {
    const [gone, hanging] = ['foo-1.0', 'bar-1.0'].map((stem) => offered(stem));
    const opens: readonly IndexFile['open'][] = [
      async () => Promise.reject(new BuilderError('UNREACHABLE_INDEX', 'the index is gone')),
      ({ signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    ];
    const offers = [gone, hanging].flatMap((one, index) => {
      const open = opens[index];
      if (one === undefined || open === undefined) return [];
      return [{ ...one, files: one.files.map((file) => ({ ...file, open })) }];
    });

    expect(await problemsOf(offers)).toEqual(['UNREACHABLE_INDEX 1: the index is gone']);
  });

  it('refuses a lock that fits no Python, and says for which', async () => {
    const old = offered('foo-1.0', {}, { tags: ['cp38-cp38-manylinux_2_17_x86_64'] });
    const young = offered('bar-1.0', {}, { tags: ['cp313-cp313-manylinux_2_17_x86_64'] });

    expect(await problemsOf([old, young], UNKNOWN)).toEqual([
      'NO_WHEEL 1: foo==1.0: no wheel fits Python 3.13 on x86_64 (no Python from 3.6 to 3.15 fits the whole lock); there are foo-1.0-cp38-cp38-manylinux_2_17_x86_64.whl',
    ]);
  });

  it('reads the dependencies of one wheel of several', async () => {
    const tags = ['cp313-cp313-manylinux_2_17_x86_64', 'py3-none-any'];

    expect(
      await problemsOf([offered('foo-1.0', { metadata: ['Requires-Dist: bar'] }, { tags })], UNKNOWN),
    ).toEqual(['UNPINNED 1: foo==1.0 needs bar, which is not locked']);
  });

  it.each([
    ['on a machine whose Python is brought', DEBIAN, '3.8'],
    ['on any machine', UNKNOWN, '3.8'],
    ['on any machine, with its own Python', UNKNOWN, undefined],
  ])(
    'takes a wheel for all but the first Python of a minor version %s',
    async (_title, expectation, python) => {
      const { requirement, files } = offered('foo-1.0', { metadata: ['Requires-Python: >=3.8.1,!=3.9.7'] });
      const limited = files.map((file) => ({ ...file, requiresPython: '>=3.8.1,!=3.9.7' }));

      expect(await problemsOf([{ requirement, files: limited }], expectation, python)).toEqual([]);
    },
  );

  it('says HASH where some Pythons have no wheel and the others none with an allowed hash', async () => {
    const { files } = offered('foo-1.0', {}, { tags: ['cp313-cp313-manylinux_2_17_x86_64'] });

    const found = await problemsOf([{ requirement: requirementOf('foo', '1.0'), files }], UNKNOWN);

    expect(found).toEqual([expect.stringMatching(/^HASH 1: foo==1.0 allows sha256:aaa/)]);
  });

  it('says that the Python of the image is not known where none fits', async () => {
    const found = await problemsOf([offered('foo-1.0', { metadata: ['Requires-Python: <3'] })], UNKNOWN);

    expect(found).toEqual([
      'NO_WHEEL 1: foo==1.0 needs Python <3, which excludes any Python from 3.6 to 3.15 on x86_64; the Python of the image is not known',
    ]);
  });

  it('names one Python where each is excluded by another package', async () => {
    const old = offered('foo-1.0', { metadata: ['Requires-Python: <3.10'] });
    const young = offered('bar-1.0', { metadata: ['Requires-Python: >=3.10'] });

    expect(await problemsOf([old, young], UNKNOWN)).toEqual([
      'NO_WHEEL 1: foo==1.0 needs Python <3.10, which excludes Python 3.15 on x86_64 (no Python from 3.6 to 3.15 fits the whole lock); the Python of the image is not known',
    ]);
  });

  it('names the Python of the environment', async () => {
    const wheel = offered('foo-1.0', {}, { tags: ['cp313-cp313-manylinux_2_17_x86_64'] });
    const old = offered('bar-1.0', { metadata: ['Requires-Python: <3.10'] });

    expect(await problemsOf([wheel, old], UNKNOWN, '3.12')).toEqual([
      expect.stringMatching(/^NO_WHEEL 1: foo==1.0: no wheel fits Python 3.12 on x86_64; there are foo-1.0/),
      'NO_WHEEL 2: bar==1.0 needs Python <3.10; app asks for 3.12; expected another "python", or a lock made with --python-version 3.12',
    ]);
  });

  it.each([
    ['pure wheels', ['py3-none-any']],
    ['wheels of other Pythons', ['cp311-cp311-macosx_11_0_arm64', 'cp311-cp311-manylinux_2_17_x86_64']],
  ])('says what the version needs where Requires-Python alone excludes %s', async (_what, tags) => {
    const { requirement, files } = offered('foo-1.0', {}, { tags });
    const [wheel] = files;
    if (wheel === undefined) throw new Error('no wheel');
    const limited = [...files, { ...wheel, filename: 'foo-1.0.tar.gz' }].map((file) => {
      return { ...file, requiresPython: '>=3.10' };
    });

    for (const expectation of [DEBIAN, UNKNOWN])
      expect(await problemsOf([{ requirement, files: limited }], expectation, '3.9')).toEqual([
        'NO_WHEEL 1: foo==1.0 needs Python >=3.10; app asks for 3.9; expected another "python", or a lock made with --python-version 3.9',
      ]);
  });

  it('names the nearest wheels first', async () => {
    const platforms = ['macosx_11_0_arm64', 'win_amd64', 'manylinux_2_17_aarch64', 'manylinux_2_17_x86_64'];
    const tags = platforms.map((platform) => `cp313-cp313-${platform}`);
    const [found = ''] = await problemsOf([offered('foo-1.0', {}, { tags })], UNKNOWN, '3.9');

    const named = [...found.matchAll(/cp313-(\w+)\.whl/g)].map(([, platform]) => platform);
    expect(named).toEqual([platforms[3], platforms[2], platforms[0], platforms[1]]);
  });

  it.each([
    ['its own', undefined, 'any Python from 3.6 to 3.15'],
    ['the Python of the environment', '3.9', 'Python 3.9'],
  ])('names no Python of its own for a lock of other machines: %s', async (_what, python, named) => {
    const specifiers = parseSpecifiers('>=3.99') ?? [];
    const young = offered('foo-1.0', {}, { requiresPython: specifiers });
    const condition = { file: 'pylock.x.toml', line: 5, environments: [], requiresPython: specifiers };

    expect(await problemsOf([young], UNKNOWN, python, undefined, [condition])).toEqual([
      `INVALID_BUILD 5: the lock is not for ${named} on x86_64: it needs Python >=3.99`,
      `INVALID_BUILD 1: foo==1.0 is not valid for ${named} on x86_64 because the lock says that it needs Python >=3.99; expected a lock for this Python`,
    ]);
  });

  it('says that no Python fits where an environment is empty on some and lacks a wheel on others', async () => {
    const marker = parseMarker('python_version < "3.9"');
    if ('problem' in marker) throw new Error(marker.problem);
    const old = offered('foo-1.0', {}, { marker, tags: ['cp313-cp313-manylinux_2_17_x86_64'] });

    expect(await problemsOf([old], UNKNOWN)).toEqual([
      expect.stringMatching(
        / does not apply to Python 3\.15 on x86_64 \(no Python from 3\.6 to 3\.15 fits the whole lock\); /,
      ),
    ]);
  });

  it('refuses an environment that is empty on every machine', async () => {
    const marker = parseMarker('sys_platform == "win32"');
    if ('problem' in marker) throw new Error(marker.problem);

    expect(await problemsOf([offered('foo-1.0', {}, { marker })], UNKNOWN)).toEqual([
      expect.stringMatching(
        /^INVALID_BUILD 1: the environment would be empty .* any Python from 3.6 to 3.15 on x86_64/,
      ),
    ]);
  });
});
