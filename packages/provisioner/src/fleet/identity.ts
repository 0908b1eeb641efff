import { createHash } from 'node:crypto';
import type { CapacityPool } from './fleet-intent.ts';
import type { FleetIdentity, Market } from './fleet-request.ts';

/** The same identity in the same region gives the same fleet. */
export function deriveFleetId(identity: FleetIdentity, region: string): string {
  const { repository, runId, runAttempt, job, step, id } = identity;
  return `fleet-${digest([region, repository, runId, runAttempt, job, step, id]).slice(0, 16)}`;
}

/** Whether a word is a fleet id. */
export function isFleetId(word: string): boolean {
  return /^fleet-[0-9a-f]{16}$/.test(word);
}

/** EC2 keeps the name unique per VPC. */
export function securityGroupNameOf(fleetId: string): string {
  return `ami-select-${fleetId}`;
}

/**
 * Type, subnet and market belong in the token: EC2 responds with IdempotentParameterMismatch when one token comes with
 * other parameters, and refuses the token of an ended launch for a day (EC2 developer guide, "Ensuring idempotency").
 * So every generation of a fleet has its own.
 */
export function deriveClientToken(
  fleetId: string,
  pool: Pick<CapacityPool, 'instanceType' | 'subnetId' | 'zone' | 'market'>,
  generation = 0,
): string {
  const place = [fleetId, pool.instanceType, pool.subnetId ?? pool.zone, pool.market];
  const poolDigest = digest(generation === 0 ? place : [...place, generation]);
  return `${fleetId}-${poolDigest.slice(0, 32)}`;
}

/** The filter value that finds every token of a fleet: EC2 takes `*` for any characters (API reference, "Filter"). */
export function tokensOf(fleetId: string): string {
  return `${fleetId}-*`;
}

/** Whether a token is of one of the fleet's launches, in whichever pool and generation. */
export function isTokenOf(fleetId: string, token: string): boolean {
  return token.startsWith(`${fleetId}-`) && /^[0-9a-f]{32}$/.test(token.slice(fleetId.length + 1));
}

/** Of the one CreateFleet call of a market. */
export function deriveFleetToken(fleetId: string, market: Market, generation = 0): string {
  return `${fleetId}-${digest([fleetId, 'instant', market, generation]).slice(0, 32)}`;
}

/** The same content has the same name, so that all fleets share the template; EC2 keeps names unique. */
export function templateNameOf(content: unknown): string {
  return `ami-select-${digest([content]).slice(0, 32)}`;
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
