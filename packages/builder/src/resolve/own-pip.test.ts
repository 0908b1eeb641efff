import { expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { offered, UNKNOWN } from '../testing/check-offers.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { isOfOwnPip } from '../testing/own-pip.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkLocks } from './check-locks.ts';
import { PINNED_PIPS } from './pinned-tools.ts';

/** The warnings about pip of a lock for 3.10 and newer, with a line that fits older Pythons alone. */
async function warningsWhere(pythonOfPip: string): Promise<readonly string[]> {
  const marker = parseMarker('python_version < "3.11"');
  if ('problem' in marker) throw new Error(marker.problem);
  const app = offered('app-1.0', { metadata: ['Requires-Python: >=3.10'] });
  const backport = offered('backport-1.0', {}, { marker });
  const limited = app.files.map((file) => ({ ...file, requiresPython: '>=3.10' }));
  const pips = PINNED_PIPS.slice(0, 1).flatMap(({ version, hashes }) => {
    const { files } = offered(`pip-${version}`);
    return files.map((file) => ({ ...file, hashes, requiresPython: pythonOfPip }));
  });
  const files = { app: limited, backport: backport.files, pip: pips };
  const index = {
    name: 'the index',
    project: async (key: string) => ({ files: files[key as keyof typeof files] ?? [] }),
  };
  const environment = { name: 'app', requirements: ['r.txt'] };
  const locks = [{ environment, requirements: [app.requirement, backport.requirement], conditions: [] }];
  const { clock } = fastClock();
  const store = new WheelStore({ folder: await tempFolder(), clock });
  const warnings: string[] = [];
  await checkLocks(locks, {
    index,
    clock,
    store,
    expectation: async () => UNKNOWN,
    warn: (message) => warnings.push(message),
  });
  return warnings.filter(isOfOwnPip);
}

it('warns of no Python without a pip that the lock does not fit', async () => {
  expect(await warningsWhere('>=3.10')).toEqual([]);
});

it('warns of no Python without a pip where the machine may have another', async () => {
  expect(await warningsWhere('>=3.12')).toEqual([]);
});

it('warns where no Python that the lock fits has a pip', async () => {
  expect(await warningsWhere('<3.10')).toEqual([expect.stringContaining('with their own pip')]);
});
