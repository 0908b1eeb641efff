import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isPylockName } from '../src/definition/pylock-name.ts';
import type { PackageIndex } from '../src/index/package-index.ts';
import { checkBuild } from '../src/phases/check.ts';
import type { Lock } from '../src/requirements/read-locks.ts';
import type { Requirement } from '../src/requirements/requirement.ts';
import { resolveMachines } from '../src/resolve/resolve-machines.ts';
import { machineFacts, pythonFacts } from '../src/testing/facts.ts';
import { fakeMachine } from '../src/testing/fake-machine.ts';
import { wheelFile } from '../src/testing/resolution.ts';
import { parseWheelName } from '../src/wheels/wheel-name.ts';

interface RealLock {
  readonly path: string;
  readonly files: readonly string[];
}

const real = join(import.meta.dirname, 'real');
const all = JSON.parse(readFileSync(join(real, 'index.json'), 'utf8')) as readonly RealLock[];
const expected = parse(readFileSync(join(import.meta.dirname, 'expected.yml'), 'utf8')) as object;
/** Locks that name their wheels, and that are taken as they stand. */
const named = all.filter(({ path, files }) => !(path in expected) && files.every(isPylockName));

/** The Python with which pip and uv were asked. */
const python = pythonFacts({ python: '3.11.7', libc: { family: 'glibc', version: '2.36' } });

function readLock({ path, files }: RealLock): Lock {
  const environments = [{ name: 'app', requirements: files }];
  const build = { baseDirectory: join(real, path), environments, upload: [], steps: [], artifacts: [] };
  const { locks } = checkBuild(build, [fakeMachine('host-1')]);
  return locks[0] as Lock;
}

/** An index with the files of the lock, for whichever package. */
function indexOf({ requirements }: Lock): PackageIndex {
  const filesOf = (key: string) => requirements.filter((one) => one.key === key).flatMap(wheelsOf);
  return { name: 'lock', project: async (key) => ({ files: filesOf(key) }) };
}

function wheelsOf({ name, files = [] }: Requirement) {
  return files.flatMap(({ filename, hashes }) => {
    const wheel = parseWheelName(filename);
    return wheel === undefined ? [] : [{ ...wheelFile(name, wheel.version), ...wheel, filename, hashes }];
  });
}

/** The tags by which a person knows a wheel that runs in CPython 3.11 on Linux x86_64. */
const FITS = /-(?:py3|py2\.py3|py3\d|cp311|cp3\d+)-(?:none|abi3|cp311)-(?:any|\S*linux\S*_x86_64)\.whl$/;
const OWN = /-cp311-cp311-\S*manylinux\S*_x86_64\.whl$/;

describe('real locks that name their wheels', () => {
  it('are several', () => {
    expect(named.length).toBeGreaterThanOrEqual(5);
  });

  it.each(named.map((lock) => [lock.path, lock] as const))(
    '%s has a wheel of each package for a machine',
    async (_path, one) => {
      const lock = readLock(one);

      const [resolution] = await resolveMachines([lock], {
        index: indexOf(lock),
        clock: createVirtualClock(),
        facts: new Map([['host-1', machineFacts({ pythons: { python3: python } })]]),
        warn: () => undefined,
        installer: 'machine-pip',
      });

      const picks = resolution?.environments[0]?.picks ?? [];
      expect(picks.length).toBeGreaterThan(0);
      for (const { requirement, file } of picks) {
        const own = requirement.files?.map(({ filename }) => filename) ?? [];
        expect(own).toContain(file.filename);
        expect(file.filename).toMatch(own.some((name) => OWN.test(name)) ? OWN : FITS);
        expect(requirement.hashes).toEqual(expect.arrayContaining([...(file.hashes ?? [])]));
      }
    },
  );
});
