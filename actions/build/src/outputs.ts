import type { BuildResult } from '@ami-select/builder';
import { forJson } from '@ami-select/core';

/** Every output of action.yml. */
export const BUILD_OUTPUTS = ['result', 'artifacts'] as const;

export function buildOutputs(
  { machines, wheels, seconds, recordFile }: BuildResult,
  outputDirectory: string,
): Record<(typeof BUILD_OUTPUTS)[number], string> {
  return { result: forJson({ machines, wheels, seconds, recordFile }), artifacts: outputDirectory };
}
