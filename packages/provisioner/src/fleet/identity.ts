import { createHash } from 'node:crypto';
import type { FleetIdentity, Market } from './fleet-request.ts';

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The same identity in the same region gives the same fleet. */
export function deriveFleetId(identity: FleetIdentity, region: string): string {
  const { repository, runId, runAttempt, job, step, id } = identity;
  return `fleet-${digest([region, repository, runId, runAttempt, job, step, id]).slice(0, 16)}`;
}

/**
 * Type, subnet and market belong in the token: EC2 answers IdempotentParameterMismatch when one token comes with
 * other parameters (EC2 developer guide, "Ensuring idempotency").
 */
export function deriveClientToken(
  fleetId: string,
  cell: { readonly instanceType: string; readonly subnetId?: string; readonly market: Market },
): string {
  const cellDigest = digest([fleetId, cell.instanceType, cell.subnetId, cell.market]);
  return `${fleetId}-${cellDigest.slice(0, 32)}`;
}
