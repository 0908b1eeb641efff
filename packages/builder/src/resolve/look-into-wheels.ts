import { BuilderError, type Problem } from '../report/errors.ts';
import { lieProblems } from './check-complete.ts';
import { type Look, lookIntoWheel } from './look-into-wheel.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';
import { titleOf } from './why-no-wheel.ts';

/**
 * The key under which a wheel is looked into: its file name, or that of its version where it is not known which wheel of
 * it the machine installs.
 */
export function lookKey({ requirement, file }: WheelPick, isExact: boolean): string {
  return isExact ? file.filename : titleOf(requirement);
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
  readonly looks: ReadonlyMap<string, Look>;
  /** Wheels that are not what they should be, and those that cannot be read. */
  readonly problems: readonly Problem[];
}

const CONCURRENCY = 12;

/** Looks into every wheel that the machine needs; of several possible machines, into one wheel of every version. */
export async function lookIntoWheels(
  resolutions: readonly MachineResolution[],
  signal?: AbortSignal,
): Promise<Looks> {
  const versions = versionsOf(resolutions);
  const looks = new Map<string, Look>();
  const problems: Problem[] = [];
  const queue = versions.entries();
  const work = async (): Promise<void> => {
    for (const [key, version] of queue) {
      signal?.throwIfAborted();
      const found = await look(version, signal);
      if (!(found instanceof BuilderError)) looks.set(key, found);
      problems.push(...problemsOf(version, found));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return { looks, problems };
}

async function look({ pick, isSure }: Version, signal?: AbortSignal): Promise<Look | BuilderError> {
  try {
    return await lookIntoWheel(pick, { metadataOnly: !isSure, signal });
  } catch (error) {
    if (error instanceof BuilderError) return error;
    throw error;
  }
}

function problemsOf({ pick, isSure, environments }: Version, found: Look | BuilderError): readonly Problem[] {
  const { requirement, file } = pick;
  const place = { file: requirement.file, line: requirement.line, environment: [...environments].join(', ') };
  if (found instanceof BuilderError) return [{ code: found.code, message: found.message, ...place }];
  if (!isSure) return [];
  if (found.wrongSha256 !== undefined) {
    const message = `${file.filename} has sha256:${found.wrongSha256}, allowed are ${requirement.hashes.join(', ')}`;
    return [{ code: 'HASH', message, ...place }];
  }
  return lieProblems(pick, found.problems).map((lie) => ({ ...lie, environment: place.environment }));
}

function versionsOf(resolutions: readonly MachineResolution[]): ReadonlyMap<string, Version> {
  const versions = new Map<string, Version>();
  const isExact = resolutions.length === 1;
  for (const { lock, picks } of resolutions.flatMap(({ environments }) => environments)) {
    for (const pick of picks) {
      const key = lookKey(pick, isExact);
      const known = versions.get(key);
      const environments = new Set([...(known?.environments ?? []), lock.environment.name]);
      const isSame = known === undefined || known.pick.file.filename === pick.file.filename;
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
