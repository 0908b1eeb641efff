import { checkEndpoint, resolveRegions } from '@ami-select/access';
import { type Config, fromFlags, IMAGE_FIELDS, loadConfig, readFields } from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import type { ImageQuery, NamedQueries } from '@ami-select/selector';
import { gatherProblems } from '../gather.ts';
import type { Invocation } from '../program.ts';
import { readFallbacks, readQuery } from '../query/read-query.ts';
import { type LockFlags, type LockWish, readLockWish } from './select-with-lock.ts';

/** The flags of `select` that are not fields of the query. */
interface SelectFlags extends LockFlags {
  readonly config?: string;
  readonly image?: string;
}

/** What is asked for: one image, or those of a lock. */
export interface SelectPlan {
  readonly queries: NamedQueries;
  readonly lock: LockWish | undefined;
  readonly configPath: string | undefined;
}

/**
 * Reads flags and config; every problem of both is reported at once.
 * @throws CliError INVALID_INPUT, or the one error of a package when nothing else is wrong.
 */
export async function planSelect({ operands, options, context }: Invocation): Promise<SelectPlan> {
  const flags: SelectFlags = options;
  const { workingDirectory, variables } = context.environment;
  const gathering = gatherProblems();
  const problems = [...context.problems];
  const lock = readLockWish(flags, problems);
  const { config, problems: configProblems } = await loadConfig(flags.config, workingDirectory);
  const wanted = operands[0] ?? flags.image;
  const read = readFields(IMAGE_FIELDS, fromFlags(IMAGE_FIELDS, options));
  const given = await gathering.check(() => givenFields(read.values, config));
  problems.push(...read.problems.map(formatProblem));
  gathering.add([
    ...problems,
    ...configProblems.map(formatProblem),
    ...lockProblems(lock, { wanted, given, config }),
  ]);
  await gathering.check(() => checkEndpoint(variables));
  const names = lock !== undefined && wanted === undefined ? Object.keys(config.images) : [wanted];
  const queries: Record<string, ImageQuery> = {};
  for (const name of names) {
    const query = await gathering.check(async () => {
      const asked = readQuery({ config, wanted: name, flags: given ?? {} });
      return { ...asked, regions: await resolveRegions(asked.regions ?? [], variables) };
    });
    if (query) queries[name ?? 'image'] = query;
  }
  gathering.assertNothing('select');
  return { queries, lock, configPath: config.path };
}

/** The query fields that flags give, with the queries that `--fallback` names. */
function givenFields(
  { region, fallback, ...fields }: Readonly<Record<string, unknown>>,
  config: Config,
): Readonly<Record<string, unknown>> {
  return {
    ...fields,
    ...(region !== undefined && { regions: region }),
    ...(Array.isArray(fallback) && { fallback: readFallbacks(config, fallback.map(String)) }),
  };
}

interface Asked {
  readonly wanted: string | undefined;
  readonly given: Readonly<Record<string, unknown>> | undefined;
  readonly config: Config;
}

/** A lock has images with names, and is written and compared as a whole, so that no entry of it is lost. */
function lockProblems(lock: LockWish | undefined, { wanted, given = {}, config }: Asked): string[] {
  if (lock === undefined) return [];
  const names = Object.keys(config.images);
  if (names.length === 0) return ['a lock needs images with names, and no config names any'];
  if (lock.mode === 'locked') {
    const isNamed = wanted === undefined || names.includes(wanted);
    return isNamed
      ? []
      : [`"${wanted}" cannot be in a lock, which has the images of the config: ${names.join(', ')}`];
  }
  const stray = [wanted ?? [], ...Object.keys(given).filter((field) => field !== 'regions')].flat();
  return stray.map(
    (word) => `--lock-mode ${lock.mode} looks at every image of the config as it is; leave out "${word}"`,
  );
}
