import { describe, expect, it } from 'vitest';
import { parseMarker } from '../requirements/parse-marker.ts';
import { check, DEBIAN, gone, type Offered, offered, problemsOf, UNKNOWN } from '../testing/check-offers.ts';
import { requirementOf } from '../testing/resolution.ts';
import type { WheelParts } from '../testing/wheel-bytes.ts';

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
          /^HASH 3: wrong==1.0 allows sha256:a+, which fits no file( for any Python .*)?; the index has wrong-1/,
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
    [
      'scripts',
      { 'foo-1.0.data/scripts/run': `#!python\n${one}` },
      { 'bar-1.0.data/scripts/run': `#!python\n${other}` },
      'bin/run',
    ],
    [
      'a script and a file of data',
      { 'foo-1.0.data/scripts/run': one },
      { 'bar-1.0.data/data/bin/run': other },
      'bin/run',
    ],
    [
      'programs',
      { 'foo-1.0.dist-info/entry_points.txt': '[console_scripts]\nrun = foo:main\n' },
      { 'bar-1.0.dist-info/entry_points.txt': '[console_scripts]\nrun = bar:main\n' },
      'bin/run',
    ],
    [
      'a program and a script',
      { 'foo-1.0.dist-info/entry_points.txt': '[gui_scripts]\nrun = foo:main\n' },
      { 'bar-1.0.data/scripts/run': other },
      'bin/run',
    ],
    [
      'libraries among data',
      { 'foo-1.0.data/data/lib/libx.so.1': one },
      { 'bar-1.0.data/data/lib/libx.so.1': other },
      'lib/libx.so.1',
    ],
  ])('refuses %s of one place that differ', async (_what, first, second, place) => {
    expect(await problemsOf([wheel('foo-1.0', first), wheel('bar-1.0', second)], expectation)).toEqual([
      `DRIFT 2: bar==1.0 and foo==1.0 have different code in one place, "${place}"; expected one of the two packages`,
    ]);
  });

  it.each([
    ['code that is the same', { 'shared/a.py': one }, { 'shared/a.py': one }],
    ['a text that differs', { 'LICENSE.txt': one }, { 'LICENSE.txt': other }],
    ['data that differ', { 'foo-1.0.data/data/share/a': one }, { 'bar-1.0.data/data/share/a': other }],
    ['headers that differ', { 'foo-1.0.data/headers/a.h': one }, { 'bar-1.0.data/headers/a.h': other }],
    ['a script that is the same', { 'foo-1.0.data/scripts/run': one }, { 'bar-1.0.data/scripts/run': one }],
    [
      'programs that call the same',
      { 'foo-1.0.dist-info/entry_points.txt': '[console_scripts]\nrun = a:b [x]\n' },
      { 'bar-1.0.dist-info/entry_points.txt': '[console_scripts]\nrun=a:b\n' },
    ],
    ['a module with the place of a program', { 'bin/run': one }, { 'bar-1.0.data/scripts/run': other }],
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
