import { describe, expect, it } from 'vitest';
import { expectFacts } from './candidate-facts.ts';
import { platformOf } from './platforms.ts';

describe('expectFacts', () => {
  it('is exact for a platform with its Python', () => {
    const { candidates, title } = expectFacts(platformOf({ publisher: 'debian', version: '12' }), 'arm64');

    expect(title).toBeUndefined();
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.pythons).toMatchObject({
      python3: {
        abi: 'cp311',
        libc: { version: '2.36' },
        markers: { python_full_version: '3.11.2', platform_machine: 'aarch64' },
      },
      'python3.11': { markers: { python_full_version: '3.11.2' } },
      'python3.12': { abi: 'cp312' },
    });
  });

  it('keeps the C library of a platform whose Python is not known', () => {
    const { candidates, title } = expectFacts(platformOf({ publisher: 'rhel', version: '8' }), 'x86_64');

    expect(title).toBe('any Python from 3.6 to 3.15 on rhel 8, x86_64');
    expect(new Set(candidates.map(({ pythons }) => pythons.python3?.libc.version))).toEqual(
      new Set(['2.28']),
    );
    expect(candidates.map(({ pythons }) => pythons.python3?.abi)).toContain('cp315');
  });

  it('takes every Python, with the newest C libraries, where nothing is known', () => {
    const { candidates, title } = expectFacts(undefined, 'x86_64');

    expect(title).toBe('any Python from 3.6 to 3.15 on x86_64');
    expect(new Set(candidates.map(({ pythons }) => pythons.python3?.libc.family))).toEqual(
      new Set(['glibc', 'musl']),
    );
  });

  it('takes every architecture where not even that is known', () => {
    const { candidates, title } = expectFacts();

    expect(title).toBe('any Python from 3.6 to 3.15');
    expect(new Set(candidates.map(({ architecture }) => architecture))).toEqual(
      new Set(['x86_64', 'aarch64', 'i686']),
    );
  });

  it('expects nothing of an architecture without Linux', () => {
    expect(expectFacts(undefined, 'arm64_mac').candidates).toEqual([]);
  });
});
