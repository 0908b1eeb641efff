import { CodedError } from '@ami-select/core';
import { resolveSshFrom } from '../access/caller-network.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type Finding, findingOf } from './finding.ts';

/** Whether the address that the fleet's own group lets in can be known, before that group exists. */
export async function checkCaller(
  intent: FleetIntent,
  dependencies: Pick<SpawnDependencies, 'callerAddress' | 'signal'>,
): Promise<readonly Finding[]> {
  if (intent.securityGroupIds !== undefined || intent.securityGroupName === undefined) return [];
  try {
    await resolveSshFrom(intent, dependencies);
    return [];
  } catch (error) {
    throwIfAborted(dependencies.signal, 'looking up the address of this machine');
    if (error instanceof ProvisionerError) return [findingOf(error)];
    if (!(error instanceof CodedError)) throw error;
    const { message, hint } = error;
    return [
      findingOf(new ProvisionerError('INVALID_REQUEST', `ssh-from: ${message}`, { cause: error, hint })),
    ];
  }
}
