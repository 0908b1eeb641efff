import { expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { offered, UNKNOWN } from '../testing/check-offers.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkLocks } from './check-locks.ts';
import { PINNED_PIPS } from './pinned-tools.ts';
import type { WheelPick } from './resolution.ts';

/** The check of a lock for 3.10 and newer, with a line that fits older Pythons alone. */
async function checkWhere(pythonOfPip: string): Promise<readonly WheelPick[]> {
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
  return checkLocks(locks, { index, clock, store, expectation: async () => UNKNOWN });
}

it('takes an index without a pip for Pythons that the lock does not fit', async () => {
  await expect(checkWhere('>=3.10')).resolves.toBeDefined();
});

it('takes an index without a pip for Pythons that the machine need not have', async () => {
  await expect(checkWhere('>=3.12')).resolves.toBeDefined();
});

it('refuses an index without a pip for any Python that the lock fits', async () => {
  await expect(checkWhere('<3.10')).rejects.toMatchObject({
    problems: [
      { field: 'build.installer', message: expect.stringContaining('no pinned wheel of uv or pip') },
    ],
  });
});
