import { keyOf, type StoredWheel, storedWheel } from '../fetch/stored-wheel.ts';
import type { CodeMarks } from '../wheels/code-marks.ts';
import type { CodeSource } from './find-clashes.ts';
import { inspectFile } from './inspect-stored.ts';

/** The code of wheels that are here; `code` by `keyOf`. */
export function codeOfStored(
  code: ReadonlyMap<string, CodeMarks | undefined>,
  wheels: ReadonlyMap<string, StoredWheel>,
): CodeSource {
  return {
    codeOf: (pick) => {
      const wheel = storedWheel(pick, wheels);
      return wheel && code.get(keyOf(wheel));
    },
    lookAgain: async (pick, wanted) => {
      const wheel = storedWheel(pick, wheels);
      return wheel && (await inspectFile(wheel, { wanted }))?.code;
    },
  };
}
