import { type Build, type Problem as BuildProblem, whyNoSecret } from '@ami-select/builder';
import type { Place } from '@ami-select/config';
import type { Problem } from '@ami-select/core';
import type { Given, GivenBuild } from './given.ts';

export interface Secrets {
  readonly secrets: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** The variables of this environment that steps name as secrets; a plan shows their names alone and needs none. */
export function readSecrets(
  { steps }: Pick<Build, 'steps'>,
  { variables, isPlan = false }: Pick<Given, 'variables'> & Pick<GivenBuild, 'isPlan'>,
  placeOf: (problem: BuildProblem) => Place,
): Secrets {
  const secrets: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const name of new Set(steps.flatMap((step) => step.secrets ?? []))) {
    const value = variables[name];
    const because = whyNot(value);
    if (value !== undefined && because === undefined) secrets[name] = value;
    else if (!isPlan) {
      const { field = 'build.steps' } = steps.find((step) => step.secrets?.includes(name)) ?? {};
      const place = placeOf({ code: 'INVALID_BUILD', field: `${field}.secrets`, message: '' });
      const message = `${JSON.stringify(name)} is not valid because ${because}; ${EXPECTED}`;
      problems.push({ ...place, message });
    }
  }
  return { secrets, problems };
}

const EXPECTED = 'expected one with a value of at least 4 characters';

function whyNot(value: string | undefined): string | undefined {
  if (value === undefined) return 'this environment has no such variable';
  if (value === '') return 'this variable is empty';
  if (value.includes('\0')) return 'this variable has a character that none can have, NUL';
  return whyNoSecret(value);
}
