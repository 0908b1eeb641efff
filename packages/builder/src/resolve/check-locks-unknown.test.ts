import { describe, expect, it } from 'vitest';
import type { IndexFile } from '../index/package-index.ts';
import { BuilderError } from '../report/errors.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { parseSpecifiers } from '../requirements/specifier.ts';
import { check, DEBIAN, offered, problemsOf, UNKNOWN } from '../testing/check-offers.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';

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

  it('is sure of the wheels alone that every machine needs', async () => {
    const ofEachLibc = { tags: ['py3-none-manylinux_2_17_x86_64', 'py3-none-musllinux_1_1_x86_64'] };

    const picks = await check([offered('foo-1.0', {}, ofEachLibc), offered('bar-1.0')], UNKNOWN);

    expect(picks.map(({ file }) => file.filename)).toEqual(['bar-1.0-py3-none-any.whl']);
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
          expect.stringMatching(
            /^LICENCE 1: foo==1.0 .*; expected MIT, or (?:"AGPL-3.0-only" among build.licences.allow, or )?foo/,
          ),
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

    expect(await problemsOf(offers)).toEqual([
      'UNREACHABLE_INDEX 1: the index is gone; not looked into either: bar==1.0',
    ]);
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

  it.each([
    ['of no Python', undefined, 'any Python from 3.6 to 3.15 on x86_64'],
    ['of the Python of the environment', '3.12', 'Python 3.12 on x86_64'],
  ])(
    'names every wheel of a version, with the hash %s, and none for certain',
    async (_title, python, named) => {
      const tags = [12, 13].map((minor) => `cp3${minor}-cp3${minor}-manylinux_2_17_x86_64`);
      const { files } = offered('foo-1.0', {}, { tags: [...tags, 'py3-none-any'] });

      const found = await problemsOf([{ requirement: requirementOf('foo', '1.0'), files }], UNKNOWN, python);

      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`, which fits no file for ${named}; the index has foo-1.0-cp312-cp312-`);
      for (const { filename } of files) expect(found[0]).toContain(filename);
    },
  );

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
