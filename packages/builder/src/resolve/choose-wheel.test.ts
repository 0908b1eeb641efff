import { describe, expect, it } from 'vitest';
import type { IndexFile } from '../index/package-index.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { pythonFacts } from '../testing/facts.ts';
import { opensWith } from '../testing/opened.ts';
import { offerOf } from './candidate.ts';
import { chooseWheel, type WheelChoice } from './choose-wheel.ts';

const GOOD = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const requirement: Requirement = {
  name: 'Foo',
  key: 'foo',
  version: '1.0',
  extras: [],
  hashes: [GOOD],
  file: 'r.txt',
  line: 3,
};

function file(filename: string, changes: Partial<IndexFile> = {}): IndexFile {
  return { filename, hashes: [GOOD], open: opensWith(), ...changes };
}

function choose(files: readonly IndexFile[], facts = {}): WheelChoice {
  return chooseWheel({
    requirement,
    offer: offerOf(requirement, files),
    python: pythonFacts(facts),
    indexName: 'the index',
  });
}

describe('chooseWheel', () => {
  it('takes the best fitting wheel', () => {
    const choice = choose([
      file('foo-1.0-py3-none-any.whl'),
      file('foo-1.0-cp312-cp312-manylinux_2_17_x86_64.whl'),
      file('foo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl'),
      file('foo-1.0-cp312-cp312-manylinux_2_28_aarch64.whl'),
    ]);

    expect(choice).toMatchObject({ file: { filename: 'foo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl' } });
  });

  it('takes the highest build tag, by number', () => {
    const choice = choose(['', '-2', '-10', '-9a'].map((build) => file(`foo-1.0${build}-py3-none-any.whl`)));

    expect(choice).toMatchObject({ file: { filename: 'foo-1.0-10-py3-none-any.whl' } });
  });

  it('takes the better tag before the higher build tag', () => {
    const choice = choose([file('foo-1.0-9-py3-none-any.whl'), file('foo-1.0-cp312-abi3-linux_x86_64.whl')]);

    expect(choice).toMatchObject({ file: { filename: 'foo-1.0-cp312-abi3-linux_x86_64.whl' } });
  });

  it('takes a wheel that was not yanked first', () => {
    const choice = choose([
      file('foo-1.0-9-py3-none-any.whl', { yanked: 'broken' }),
      file('foo-1.0-1-py3-none-any.whl'),
    ]);

    expect(choice).toMatchObject({ file: { filename: 'foo-1.0-1-py3-none-any.whl' } });
  });

  it.each([
    ['2.3.1+cpu', 'foo-2.3.1+cpu-cp312-cp312-linux_x86_64.whl'],
    ['1!2.0', 'foo-1!2.0-py3-none-any.whl'],
  ])('takes a wheel of version %s', (version, filename) => {
    const wanted = { ...requirement, version };
    const query = { requirement: wanted, offer: offerOf(wanted, [file(filename)]) };

    const choice = chooseWheel({ ...query, python: pythonFacts(), indexName: 'the index' });

    expect(choice).toMatchObject({ file: { filename } });
  });

  it.each([
    ['>=3.6.*', '3.12.3'],
    ['a Python that is new', '3.12.3'],
    ['>=3.12', '3.12.0+'],
    ['>=3.12', '3.12.0rc1'],
    ['', '3.12.3'],
  ])('takes a wheel for Python %j on %s', (requiresPython, python) => {
    const choice = choose([file('foo-1.0-py3-none-any.whl', { requiresPython })], { python });

    expect(choice).toHaveProperty('file');
  });

  it('takes a less specific wheel when only that one has an allowed hash', () => {
    const choice = choose([
      file('foo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl', { hashes: [OTHER] }),
      file('foo-1.0-py3-none-any.whl'),
    ]);

    expect(choice).toMatchObject({ file: { filename: 'foo-1.0-py3-none-any.whl' } });
  });

  it('refuses a wheel of another size than the lock has for it', () => {
    const filename = 'foo-1.0-py3-none-any.whl';
    const locked = { ...requirement, files: [{ filename, hashes: [GOOD], size: 7 }] };
    const chosen = ([7, 8, undefined] as const).map((size) =>
      chooseWheel({
        requirement: locked,
        offer: offerOf(locked, [file(filename, size === undefined ? {} : { size })]),
        python: pythonFacts(),
        indexName: 'the index',
      }),
    );

    expect(chosen[0]).toHaveProperty('file');
    expect(chosen[1]).toMatchObject({
      problem: { code: 'HASH', message: `${filename} is not valid because it has 8 bytes; expected 7 bytes` },
    });
    expect(chosen[2]).toHaveProperty('file');
  });

  it('takes the wheel with a local version that has the locked hash, as packaging reads such a pin', () => {
    const cpu = file('foo-1.0+cpu-py3-none-any.whl');

    expect(choose([cpu])).toMatchObject({ file: cpu });
    expect(choose([file('foo-1.0-cp312-cp312-linux_x86_64.whl'), cpu])).toMatchObject({ file: cpu });
    expect(choose([{ ...cpu, hashes: [OTHER] }])).toMatchObject({ problem: { code: 'HASH' } });
  });

  it.each([
    ['1.0', 'foo-1.0+cpu', false],
    ['1.0', 'foo-1.0.0', false],
    ['1.0', 'foo-1.0', true],
    ['1.0-RC1', 'foo-1.0rc1', true],
    ['1.0+cpu', 'foo-1.0+cpu', true],
  ])('reads ===%s as packaging does, beside %s', (version, name, isTaken) => {
    const wanted = { ...requirement, version, isVerbatim: true } as const;

    expect(offerOf(wanted, [file(`${name}-py3-none-any.whl`)]).ofVersion).toHaveLength(isTaken ? 1 : 0);
  });

  it('takes no other local version than that of the pin', () => {
    const wanted = { ...requirement, version: '1.0+cpu' };
    const offer = offerOf(wanted, [file('foo-1.0+cu12-py3-none-any.whl'), file('foo-1.0-py3-none-any.whl')]);

    const choice = chooseWheel({ requirement: wanted, offer, python: pythonFacts(), indexName: 'the index' });

    expect(choice).toMatchObject({ problem: { code: 'NO_WHEEL' } });
  });

  it('takes a version that is written another way', () => {
    expect(choose([file('foo-1-py3-none-any.whl')])).toMatchObject({
      file: { filename: 'foo-1-py3-none-any.whl' },
    });
  });

  it('leaves the hash to the download when the index has none', () => {
    expect(choose([file('foo-1.0-py3-none-any.whl', { hashes: [] })])).toHaveProperty('file');
    expect(choose([file('foo-1.0-py3-none-any.whl', { hashes: ['md5:00'] })])).toHaveProperty('file');
  });

  it.each<[string, readonly IndexFile[], string, RegExp]>([
    ['an unknown project', [], 'NO_WHEEL', /the index has no project Foo/],
    [
      'an unknown version',
      [file('foo-1.1-py3-none-any.whl')],
      'NO_WHEEL',
      /no wheel of this version; it has 1\.1/,
    ],
    [
      'a source archive only',
      [file('foo-1.0.tar.gz')],
      'NO_WHEEL',
      /only a source archive of 1\.0.*pip wheel --no-deps Foo==1\.0/,
    ],
    ['another project on the page', [file('foobar-1.0-py3-none-any.whl')], 'NO_WHEEL', /it has none/],
    [
      'another architecture',
      [file('foo-1.0-cp312-cp312-manylinux_2_28_aarch64.whl')],
      'NO_WHEEL',
      /no wheel fits Python 3\.12\.3 \(cp312\) on x86_64, glibc 2\.39; there are foo-1\.0-cp312/,
    ],
    ['a newer glibc', [file('foo-1.0-cp312-cp312-manylinux_2_40_x86_64.whl')], 'NO_WHEEL', /no wheel fits/],
    [
      'a Python it was not made for',
      [file('foo-1.0-py3-none-any.whl', { requiresPython: '>=3.13' })],
      'NO_WHEEL',
      /needs Python >=3\.13, the machine has 3\.12\.3$/,
    ],
    [
      'a wrong hash',
      [file('foo-1.0-py3-none-any.whl', { hashes: [OTHER] })],
      'HASH',
      /allows sha256:aaaa.*, which fits no file; the index has foo-1\.0.*sha256:bbbb/,
    ],
  ])('explains %s', (_title, files, code, message) => {
    const choice = choose(files);

    expect(choice).toMatchObject({
      problem: { code, file: 'r.txt', line: 3, message: expect.stringMatching(message) },
    });
  });
});
