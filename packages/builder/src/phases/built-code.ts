import { keyOf, storedWheel } from '../fetch/stored-wheel.ts';
import { codeOfStored } from '../resolve/code-of-stored.ts';
import type { CodeSource } from '../resolve/find-clashes.ts';
import { inspectFile } from '../resolve/inspect-stored.ts';
import type { CodeMarks } from '../wheels/code-marks.ts';
import type { SystemReady } from './system.ts';

/**
 * The code that the wheels of environments install of which some were built; that of the others was compared when they
 * were fetched.
 * @param before the stage without the built wheels
 */
export async function codeBesideBuilt(
  before: Pick<SystemReady, 'resolutions'>,
  { resolutions, wheels }: Pick<SystemReady, 'resolutions' | 'wheels'>,
): Promise<CodeSource> {
  const code = new Map<string, CodeMarks | undefined>();
  for (const [at, { environments }] of resolutions.entries()) {
    for (const [index, { picks }] of environments.entries()) {
      const builds = before.resolutions[at]?.environments[index]?.builds ?? [];
      if (builds.length === 0) continue;
      for (const pick of picks) {
        const wheel = storedWheel(pick, wheels);
        if (wheel === undefined || code.has(keyOf(wheel))) continue;
        code.set(keyOf(wheel), (await inspectFile(wheel))?.code);
      }
    }
  }
  return codeOfStored(code, wheels);
}
