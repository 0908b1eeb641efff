import { checkEndpoint, endpointOf, resolveRegions, type Variables } from '@ami-select/access';
import { type Gathering, gatherProblems, type Problem } from '@ami-select/core';

/** What limits a reaper, as flags or inputs give it. */
export interface GivenReap {
  readonly regions: readonly string[];
  readonly repository: string | undefined;
  readonly permanent: boolean;
  readonly dryRun: boolean;
  /** What a flag or input is called. */
  readonly nameOf: (field: 'region' | 'repository') => string;
  readonly problems: readonly (Problem | string)[];
  readonly variables: Variables;
}

/** A valid pass of a reaper. */
export interface ReapRequest {
  /** Undefined for every region that is enabled for the account. */
  readonly regions: readonly string[] | undefined;
  /** Where the regions are asked for. */
  readonly homeRegion: string;
  /** AWS's own when undefined. */
  readonly endpoint: string | undefined;
  readonly repository: string | undefined;
  readonly permanent: boolean;
  readonly dryRun: boolean;
}

/** @throws what `refuse` makes of the problems, all of them. */
export async function readReapRequest(
  given: GivenReap,
  refuse: Parameters<Gathering['assertNone']>[0],
): Promise<ReapRequest> {
  const { repository, permanent, dryRun, variables } = given;
  const gathering = gatherProblems();
  gathering.add(given.problems);
  gathering.add(wordProblems(given));
  await gathering.check(() => checkEndpoint(variables));
  const regions = given.regions.length === 0 ? undefined : [...new Set(given.regions)].sort();
  const [homeRegion = ''] = (await gathering.check(() => resolveRegions(regions ?? [], variables))) ?? [];
  gathering.assertNone(refuse);
  return { regions, homeRegion, endpoint: endpointOf(variables), repository, permanent, dryRun };
}

function wordProblems({ regions, repository, nameOf }: GivenReap): readonly Problem[] {
  const wrong = regions.filter((region) => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region));
  const problems = wrong.map((region) =>
    notValid(nameOf('region'), region, 'it is no name of a region', 'one such as eu-central-1'),
  );
  if (repository === undefined || /^[\w.-]+\/[\w.-]+$/.test(repository)) return problems;
  return [
    ...problems,
    notValid(nameOf('repository'), repository, 'it is no name of a repository', 'owner/name'),
  ];
}

function notValid(field: string, value: string, because: string, expected: string): Problem {
  return { field, message: `${JSON.stringify(value)} is not valid because ${because}; expected ${expected}` };
}
