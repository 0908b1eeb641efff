import type { BuildResult } from '@ami-select/builder';

/** Every output of action.yml. */
export const BUILD_OUTPUTS = ['result', 'artifacts'] as const;

export function buildOutputs(
  { machines, wheels, seconds, recordFile }: BuildResult,
  outputDirectory: string,
): Record<(typeof BUILD_OUTPUTS)[number], string> {
  return { result: JSON.stringify({ machines, wheels, seconds, recordFile }), artifacts: outputDirectory };
}
