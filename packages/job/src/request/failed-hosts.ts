import { failedMachines } from '@ami-select/builder';
import type { Gathering } from '@ami-select/core';
import type { Given } from './given.ts';

/** Names of the hosts that failed in the last run of an output directory; that there are none is gathered. */
export async function failedHosts(
  outputDirectory: string,
  { nameOf }: Pick<Given, 'nameOf'>,
  gathering: Gathering,
): Promise<readonly string[]> {
  const { names, run } = (await failedMachines(outputDirectory)) ?? { names: [], run: undefined };
  if (names.length > 0) return names;
  const because =
    run === undefined
      ? 'it has no record of a run that began and ended'
      : `it has the record of ${run}, in which no machine failed`;
  const message = `the output directory ${JSON.stringify(outputDirectory)} is not valid because ${because}; expected that of a run in which a machine failed: each run replaces the record`;
  gathering.add([{ field: nameOf('failed'), message }]);
  return [];
}
