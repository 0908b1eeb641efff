import { describe, expect, it } from 'vitest';
import { pythonFacts } from '../testing/facts.ts';
import reference from '../testing/packaging-tags.json' with { type: 'json' };
import { supportedTags } from './supported-tags.ts';
import type { TagFacts } from './tag-facts.ts';

type Answer = (typeof reference.answers)[number];

function factsOf({ python, abi, libc, machine }: Answer): TagFacts {
  const [family, version = ''] = libc.split(' ') as [TagFacts['libc']['family'], string?];
  const markers = { python_version: python, platform_machine: machine, sys_platform: 'linux' };
  return { abi, libc: { family, version }, markers };
}

/** The sequence names each interpreter and ABI once for all platforms. */
function tagsOf({ sequence, platforms }: Answer): readonly string[] {
  return sequence.flatMap((start) => {
    return start.endsWith('-any') ? [start] : platforms.map((platform) => `${start}-${platform}`);
  });
}

describe('supportedTags', () => {
  it.each(
    reference.answers.map((answer) => [`${answer.abi} ${answer.machine} ${answer.libc}`, answer] as const),
  )('are those of the packaging library, in the same order: %s', (_title, answer) => {
    const tags = supportedTags(factsOf(answer));

    expect(tags).toEqual(tagsOf(answer));
    expect(tags).toHaveLength(answer.count);
  });

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
    ['pure Python for this one', 'cp312-none-any', true],
    ['pure Python for another', 'cp311-none-any', false],
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

  it.each(['', 'x', '2', '-1.5', '2.99999999999'])('survives the C library %j', (version) => {
    const tags = supportedTags(pythonFacts({ libc: { family: 'glibc', version } }));

    expect(tags).toContain('cp312-cp312-linux_x86_64');
    expect(tags.length).toBeLessThan(10_000);
  });
});
