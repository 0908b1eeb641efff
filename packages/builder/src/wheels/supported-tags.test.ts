import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../machine/facts.ts';
import { factsScript } from '../machine/facts-script.ts';
import { pythonFacts } from '../testing/facts.ts';
import { supportedTags } from './supported-tags.ts';
import { parseWheelName } from './wheel-name.ts';

const REFERENCE = 'from pip._vendor.packaging.tags import sys_tags; print("\\n".join(map(str, sys_tags())))';
const reference = spawnSync('python3', ['-I', '-c', REFERENCE], { encoding: 'utf8' });

describe('supportedTags', () => {
  it.skipIf(reference.status !== 0)(
    'are those of the packaging library, in the same order (needs python3 with pip)',
    () => {
      const { stdout } = spawnSync('sh', ['-c', factsScript(['python3'])], { encoding: 'utf8' });
      const python = parseFacts(stdout, ['python3']).pythons.python3;
      if (python === undefined) throw new Error('no facts');

      const tags = supportedTags(python);

      expect(tags).toEqual(
        reference.stdout
          .trim()
          .split('\n')
          .filter((tag) => !/^cp\d+-none-any$/.test(tag)),
      );
    },
  );

  it.each([
    ['manylinux_2_39_x86_64 with its own glibc', 'cp312-cp312-manylinux_2_39_x86_64', true],
    ['newer glibc', 'cp312-cp312-manylinux_2_40_x86_64', false],
    ['the oldest level', 'cp312-cp312-manylinux1_x86_64', true],
    ['another Python', 'cp311-cp311-manylinux2014_x86_64', false],
    ['the stable ABI of an older Python', 'cp38-abi3-manylinux2014_x86_64', true],
    ['the stable ABI of a newer Python', 'cp313-abi3-manylinux2014_x86_64', false],
    ['another architecture', 'cp312-cp312-manylinux2014_aarch64', false],
    ['musl', 'cp312-cp312-musllinux_1_2_x86_64', false],
    ['pure Python', 'py3-none-any', true],
    ['pure Python of an older minor', 'py36-none-any', true],
  ])('decides about %s', (_title, tag, expected) => {
    expect(supportedTags(pythonFacts()).includes(tag)).toBe(expected);
  });

  it('has no manylinux below 2.17 on arm64', () => {
    const tags = supportedTags(pythonFacts({ machine: 'aarch64' }));

    expect(tags).toContain('cp312-cp312-manylinux2014_aarch64');
    expect(tags).not.toContain('cp312-cp312-manylinux_2_16_aarch64');
  });

  it('knows musl', () => {
    const tags = supportedTags(pythonFacts({ libc: { family: 'musl', version: '1.2' } }));

    expect(tags).toContain('cp312-cp312-musllinux_1_1_x86_64');
    expect(tags.some((tag) => tag.includes('manylinux'))).toBe(false);
  });

  it('takes only pure wheels for what is not CPython', () => {
    const tags = supportedTags(pythonFacts({ implementation: 'pypy' }));

    expect(tags).toContain('py3-none-any');
    expect(tags.some((tag) => tag.startsWith('cp'))).toBe(false);
  });
});

describe('parseWheelName', () => {
  it('expands compressed tags', () => {
    const wheel = parseWheelName('Foo_Bar-1.0-1-py2.py3-none-manylinux1_x86_64.any.whl');

    expect(wheel).toMatchObject({ key: 'foo-bar', version: '1.0' });
    expect(wheel?.tags).toEqual([
      'py2-none-manylinux1_x86_64',
      'py2-none-any',
      'py3-none-manylinux1_x86_64',
      'py3-none-any',
    ]);
  });

  it.each(['foo-1.0.tar.gz', 'foo-1.0.whl', 'foo.whl', '../foo-1.0-py3-none-any.whl', 'a-b-c-d-e-f-g.whl'])(
    'refuses %j',
    (name) => {
      expect(parseWheelName(name)).toBeUndefined();
    },
  );
});
