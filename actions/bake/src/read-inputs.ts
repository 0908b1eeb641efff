import { type Core, invalidInputs } from '@ami-select/action-kit';
import { BAKE_INPUTS, readInputs } from '@ami-select/config';
import { gatherProblems } from '@ami-select/core';
import { readBakeRequest } from '@ami-select/job';
import type { BakeRequest } from '@ami-select/provisioner';

/** The request, and the fleet that `find` finds by the handle. @throws ActionError `INVALID_INPUT` that lists every problem. */
export async function readBakeInputs<Fleet>(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
  find: (handle: string) => Promise<Fleet>,
): Promise<{ readonly fleet: Fleet; readonly request: BakeRequest }> {
  const { settings, problems } = readInputs(core, BAKE_INPUTS);
  const nameOf = (field: string): string => `input "${field}"`;
  const { request, problems: wrong } = readBakeRequest(settings, { variables, nameOf });
  // An input that is missing is said to be, once.
  const isKnown = ({ field }: { readonly field?: string | undefined }): boolean =>
    problems.some((problem) => problem.field === field);
  const gathering = gatherProblems();
  gathering.add([...problems, ...wrong.filter((problem) => !isKnown(problem))]);
  const fleet = settings.handle ? await gathering.check(() => find(settings.handle)) : undefined;
  gathering.assertNone(invalidInputs);
  if (fleet === undefined) throw new TypeError('A fleet was refused without a problem');
  return { fleet, request };
}
