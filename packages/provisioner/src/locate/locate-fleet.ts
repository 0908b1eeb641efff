import type { Clock, Logger } from '@ami-select/core';
import { findRegion } from '@ami-select/ec2-data/regions';
import { awsErrorName, classify, isOutOfDate } from '../aws/classify-error.ts';
import { jittered } from '../aws/patience.ts';
import type { Ec2Port } from '../aws/ports.ts';
import { regionsOfAccount } from '../aws/regions-of-account.ts';
import { timedClient } from '../aws/timed-client.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { showsFleet } from './look.ts';

/** Time that a new resource may stay invisible; EC2 names none, "seconds to minutes" (developer guide) [U]. */
const SEARCH_MS = 30_000;
/** As long as an end waits: throttling, a network that is down, credentials that have expired. */
const DEADLINE_MS = 240_000;
const POLL_MS = 5_000;

export interface LocateDependencies {
  /** A client for one region that retries nothing on its own. */
  readonly ec2In: (region: string) => Ec2Port;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Hurry: aborted, no region is asked again. */
  readonly signal?: AbortSignal | undefined;
}

export interface LocateOptions {
  /** How long regions that do not respond are asked again. Four minutes unless given. */
  readonly deadlineMs?: number | undefined;
}

/** A fleet of which only the id is known, and the region to look at first. */
export interface SoughtFleet {
  readonly fleetId: string;
  readonly region: string;
}

/**
 * The region that shows something of a fleet: the given one, or another one that is enabled for the account. All are
 * asked at once, and again for half a minute, as a fresh fleet may not be visible yet; one that has not responded for a
 * reason that passes, until the deadline. A fleet is in one region only.
 *
 * @throws ProvisionerError `REMAINING_UNKNOWN` when none shows anything: it may never have been, or be out of sight. The
 *   message and `proof` name the regions that were asked and those that could not be.
 */
export async function locateFleet(
  { fleetId, region }: SoughtFleet,
  { ec2In: clientIn, clock, logger, signal }: LocateDependencies,
  { deadlineMs = DEADLINE_MS }: LocateOptions = {},
): Promise<string> {
  const startedAt = clock.now().getTime();
  const elapsedMs = (): number => clock.now().getTime() - startedAt;
  const ec2In = (name: string): Ec2Port => timedClient(clientIn(name), clock, startedAt + deadlineMs);
  const looks = new Map<string, Look>([
    [region, UNASKED],
    [OTHERS, UNASKED],
  ]);
  let isTold = false;
  for (;;) {
    if (looks.has(OTHERS)) await listOthers(looks, region, ec2In);
    const isSearched = elapsedMs() >= SEARCH_MS;
    const names = [...looks].flatMap(([name, { mayRespond = false }]) =>
      name === OTHERS || (isSearched && !mayRespond) ? [] : [name],
    );
    await Promise.all(
      names.map(async (name) => looks.set(name, await look(fleetId, ec2In(name), looks.get(name)))),
    );
    const found = names.find((name) => looks.get(name)?.shows);
    if (found !== undefined) {
      if (found !== region) logger.info(`${fleetId} is in ${found}, not in ${region}.`);
      return found;
    }
    const silent = [...looks].filter(([, { mayRespond }]) => mayRespond);
    const mayAny = silent.length > 0;
    const isOver = elapsedMs() >= (mayAny ? deadlineMs : SEARCH_MS);
    if (signal?.aborted || isOver) throw nowhere(fleetId, looks);
    if (mayAny && !isTold) logger.warn(noResponse(silent, new Date(startedAt + deadlineMs)));
    isTold ||= mayAny;
    await clock.sleep(jittered(POLL_MS), signal).catch(() => {});
  }
}

/** One reason stands for all, since it is mostly the network's. */
function noResponse(silent: readonly (readonly [string, Look])[], until: Date): string {
  const [[name, { refusal }] = ['', UNASKED]] = silent;
  const others = silent.length - 1;
  const more = others === 0 ? '' : `, nor ${others === 1 ? 'does' : 'do'} ${others} more`;
  return `${name} does not respond (${refusal})${more}. Asked again until ${until.toISOString()}.`;
}

/** What one region said. */
interface Look {
  readonly shows: boolean;
  /** Why it could not be asked, not even once. */
  readonly refusal?: string | undefined;
  /** The reason passes. */
  readonly mayRespond?: boolean | undefined;
}

const UNASKED: Look = { shows: false, refusal: 'it was not asked' };
/** Stands for the regions whose names nobody may list. */
const OTHERS = 'the other regions';
/** Enabled for every account of the partition `aws` (account guide, "Enable or disable AWS Regions"). */
const WELL_KNOWN = 'us-east-1';

async function listOthers(
  looks: Map<string, Look>,
  region: string,
  ec2In: LocateDependencies['ec2In'],
): Promise<void> {
  // One that nobody knows may be mistyped, and then no call in it gets a response.
  const home = findRegion(region) === undefined ? WELL_KNOWN : region;
  try {
    const names = await regionsOfAccount(ec2In(home));
    looks.delete(OTHERS);
    for (const name of names) if (name !== region) looks.set(name, UNASKED);
  } catch (error) {
    looks.set(OTHERS, refused(error));
  }
}

/** A region that responded once has been asked, whatever it says later. */
async function look(fleetId: string, ec2: Ec2Port, before: Look = UNASKED): Promise<Look> {
  try {
    return { shows: await showsFleet(fleetId, ec2) };
  } catch (error) {
    return before.refusal === undefined ? before : refused(error);
  }
}

function refused(error: unknown): Look {
  const message = error instanceof Error ? error.message : String(error);
  const mayRespond = classify(error) === 'retry' || isOutOfDate(error);
  const refusal = error instanceof ProvisionerError ? message : `${awsErrorName(error)}: ${message}`;
  return { shows: false, refusal, mayRespond };
}

function nowhere(fleetId: string, looks: ReadonlyMap<string, Look>): ProvisionerError {
  const asked = [...looks].filter(([, { refusal }]) => refusal === undefined).map(([name]) => name);
  const refused = [...looks].flatMap(([name, { refusal }]) =>
    refusal === undefined ? [] : [`${name} (${refusal})`],
  );
  const searched = `nothing of it shows in ${asked.join(', ') || 'any region'}`;
  const unsearched = refused.length === 0 ? '' : `; not searched: ${refused.join(', ')}`;
  const reason = `${searched}${unsearched}`;
  return new ProvisionerError(
    'REMAINING_UNKNOWN',
    `It is unknown whether something of ${fleetId} remains: there is no record of it, and ${reason}.`,
    {
      hint: 'Check the id, the account and the endpoint. Give the handle file where there is one.',
      proof: {
        fleetId,
        created: [],
        going: [],
        remaining: [],
        foreign: [],
        unknown: [{ kind: 'instance', reason }],
        expiresAt: '',
        clean: false,
      },
    },
  );
}
