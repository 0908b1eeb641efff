import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import type { Marker } from '../requirements/marker.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { DEBIAN, gone, type Offered, offered, problemsOf } from '../testing/check-offers.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';

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

  it('compares dependencies with the local version of the wheel, which the pin may leave out', async () => {
    const local = offered('foo-1.0+cpu', {}, { version: '1.0' });
    const needing = (specifier: string): Offered =>
      offered('bar-1.0', { metadata: [`Requires-Dist: foo${specifier}`] });

    expect(await problemsOf([local, needing('==1.0+cpu')])).toEqual([]);
    expect(await problemsOf([local, needing('==1.0+cu12')])).toEqual([
      'INVALID_BUILD 2: bar==1.0 needs foo==1.0+cu12; the lock file has foo==1.0+cpu',
    ]);
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

  it('is one problem of an index that has none of several projects', async () => {
    const names = ['foo', 'bar', 'baz', 'qux'];

    expect(await problemsOf(names.map(gone))).toEqual([
      'NO_WHEEL undefined: the index is not valid because it has none of the 4 projects of the locks, such as foo, bar, baz; expected an index that has them, such as https://pypi.org/simple/',
    ]);
    expect(await problemsOf([gone('foo'), offered('bar-1.0')])).toEqual([
      'NO_WHEEL 1: foo==1.0: the index has no project foo',
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
