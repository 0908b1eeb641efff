import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex, wheelFolder } from '@ami-select/example-index/build';
import { describe, expect, it } from 'vitest';
import { readLocks } from '../requirements/read-locks.ts';
import { exampleBuild } from '../testing/example.ts';
import { sha256 } from '../wheels/digest.ts';

describe('the index of the example', () => {
  it('is what its sources build, byte for byte', () => {
    const built = buildIndex();

    expect(built.map(({ filename }) => filename).sort()).toEqual(readdirSync(wheelFolder).sort());
    for (const { filename, bytes } of built) {
      expect(bytes.equals(readFileSync(join(wheelFolder, filename))), filename).toBe(true);
    }
  });

  it('has the wheels that the requirement files lock', () => {
    const { locks, problems } = readLocks(exampleBuild());
    const hashes = new Set(buildIndex().map(({ bytes }) => `sha256:${sha256(bytes)}`));

    expect(problems).toEqual([]);
    expect(
      locks
        .flatMap(({ requirements }) => requirements.flatMap((one) => one.hashes))
        .every((hash) => hashes.has(hash)),
    ).toBe(true);
  });

  it('comes with public requirements that are pinned and hashed', () => {
    const environments = { tests: { requirements: ['requirements/public.txt'] } };
    const { locks, problems } = readLocks(exampleBuild({ environments, steps: [{ run: 'true' }] }));

    expect(problems).toEqual([]);
    expect(locks[0]?.requirements.map(({ name }) => name)).toContain('pytest');
  });
});
