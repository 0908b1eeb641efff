import { forJson } from '@ami-select/core';
import type { ReapReport } from '@ami-select/provisioner';

/** Every output of action.yml. */
export const REAP_OUTPUTS = ['clean', 'report'] as const;

export function reapOutputs(report: ReapReport): Record<(typeof REAP_OUTPUTS)[number], string> {
  const isLeft = report.resources.some(({ outcome }) => outcome === 'remaining' || outcome === 'planned');
  return { clean: String(!isLeft && report.unknown.length === 0), report: forJson(report) };
}
