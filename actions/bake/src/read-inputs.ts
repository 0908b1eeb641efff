import { type Core, invalidInputs } from '@ami-select/action-kit';
import { BAKE_INPUTS, readInputs } from '@ami-select/config';
import { readBakeRequest } from '@ami-select/job';
import type { BakeRequest } from '@ami-select/provisioner';

/** @throws ActionError `INVALID_INPUT` that lists every problem. */
export function readBakeInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): { readonly handle: string; readonly request: BakeRequest } {
  const { settings, problems } = readInputs(core, BAKE_INPUTS);
  const nameOf = (field: string): string => `input "${field}"`;
  const { request, problems: wrong } = readBakeRequest(settings, { variables, nameOf });
  // An input that is missing is said to be, once.
  const isKnown = ({ field }: { readonly field?: string | undefined }): boolean =>
    problems.some((problem) => problem.field === field);
  const all = [...problems, ...wrong.filter((problem) => !isKnown(problem))];
  if (all.length > 0) throw invalidInputs(all);
  return { handle: settings.handle, request };
}
