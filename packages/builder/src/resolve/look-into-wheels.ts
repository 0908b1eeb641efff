import type { Clock } from '@ami-select/core';
import { identityOf } from '../fetch/stored-wheel.ts';
import { REQUESTS_IN_FLIGHT } from '../index/slots.ts';
import { stopSoon } from '../index/stop-soon.ts';
import { alsoFailed } from '../report/also-failed.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { lieProblems } from './inspect-stored.ts';
import { type LookOptions, lookIntoWheel } from './look-into-wheel.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { titleOf } from './why-no-wheel.ts';

/**
 * The key under which a wheel is looked into: its own, or that of its version where it is not known which wheel of
 * it the machine installs.
 */
export function lookKey({ requirement, file }: WheelPick, isExact: boolean): string {
  return isExact ? identityOf({ requirement, file }) : titleOf(requirement);
}

/** A wheel, or those of one version, of which one is looked into. */
interface Version {
  readonly pick: WheelPick;
  /** Every machine that needs the version installs this wheel. */
  readonly isSure: boolean;
  readonly environments: ReadonlySet<string>;
}

export interface Looks {
  /** By `lookKey`. */
  readonly looks: ReadonlyMap<string, WheelInspection>;
  /** Wheels that are not what they should be, and those that cannot be read. */
  readonly problems: readonly Problem[];
}

export interface LookAllOptions extends Omit<LookOptions, 'metadataOnly' | 'wanted'> {
  readonly clock: Clock;
}

/**
 * Looks into every wheel that the machine needs; of several possible machines, into one wheel of every version. Once the
 * index cannot be reached for one of them, the others have little time left.
 */
export async function lookIntoWheels(
  resolutions: readonly MachineResolution[],
  { clock, ...options }: LookAllOptions,
): Promise<Looks> {
  const versions = versionsOf(resolutions);
  const looks = new Map<string, WheelInspection>();
  const problems: Problem[] = [];
  const missed: string[] = [];
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  const queue = versions.entries();
  const work = async (): Promise<void> => {
    for (const [key, version] of queue) {
      options.signal?.throwIfAborted();
      const title = titleOf(version.pick.requirement);
      if (stop.signal.aborted) {
        missed.push(title);
        continue;
      }
      const found = await look(version, { ...options, signal });
      // Another wheel of the version may have other files.
      if (!(found instanceof BuilderError))
        looks.set(key, version.isSure ? found : { ...found, code: undefined });
      else if (found === stop.signal.reason) {
        missed.push(title);
        continue;
      } else if (found.code === 'UNREACHABLE_INDEX') stopSoon(found, stop, clock);
      problems.push(...problemsOf(version, found));
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_IN_FLIGHT }, work));
  options.signal?.throwIfAborted();
  return { looks, problems: withMissed(problems, missed) };
}

/** The problem of the wheel that could not be read names those that were given up for it. */
function withMissed(problems: readonly Problem[], missed: readonly string[]): readonly Problem[] {
  const at = problems.findIndex(({ code }) => code === 'UNREACHABLE_INDEX');
  return problems.map((problem, index) => {
    if (index !== at) return problem;
    return { ...problem, message: `${problem.message}${alsoFailed('not looked into', missed)}` };
  });
}

async function look(
  { pick, isSure }: Version,
  options: Omit<LookOptions, 'metadataOnly' | 'wanted'>,
): Promise<WheelInspection | BuilderError> {
  try {
    return await lookIntoWheel(pick, { ...options, metadataOnly: !isSure });
  } catch (error) {
    if (error instanceof BuilderError) return error;
    throw error;
  }
}

function problemsOf(
  { pick, isSure, environments }: Version,
  found: WheelInspection | BuilderError,
): readonly Problem[] {
  const { file, line } = pick.requirement;
  const environment = [...environments].join(', ');
  if (found instanceof BuilderError) {
    const { code, message, problems } = found;
    const listed = problems.length > 0 ? problems : [{ code, message }];
    return listed.map((problem) => ({ ...problem, file, line, environment }));
  }
  if (!isSure) return [];
  return lieProblems(pick, found.problems).map((lie) => ({ ...lie, environment }));
}

function versionsOf(resolutions: readonly MachineResolution[]): ReadonlyMap<string, Version> {
  const versions = new Map<string, Version>();
  const isExact = resolutions.length === 1;
  for (const { lock, picks } of resolutions.flatMap(({ environments }) => environments)) {
    for (const pick of picks) {
      const key = lookKey(pick, isExact);
      const known = versions.get(key);
      const environments = new Set([...(known?.environments ?? []), lock.environment.name]);
      const isSame = known === undefined || identityOf(known.pick) === identityOf(pick);
      const isSure = isSame && (known?.isSure ?? true);
      versions.set(key, { pick: cheaper(pick, known?.pick), isSure, environments });
    }
  }
  return versions;
}

/** The wheel that is read with the fewest bytes. */
function cheaper(pick: WheelPick, known: WheelPick | undefined): WheelPick {
  const costOf = ({ file }: WheelPick): number =>
    file.metadata === undefined ? (file.size ?? Number.POSITIVE_INFINITY) : 0;
  return known === undefined || costOf(pick) < costOf(known) ? pick : known;
}
