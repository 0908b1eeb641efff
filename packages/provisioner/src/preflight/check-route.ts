import { CodedError } from '@ami-select/core';
import { chooseRoute } from '../access/choose-route.ts';
import { sshSource } from '../access/ssh-source.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * Whether there is a way to the machines, as the launch will choose it, and whether the address that the fleet's own group
 * lets in on that way can be known, before that group exists.
 */
export async function checkRoute(
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<readonly Finding[]> {
  try {
    const route = await chooseRoute(intent, dependencies);
    const hasOwnGroup = intent.securityGroupIds === undefined && intent.securityGroupName !== undefined;
    if (hasOwnGroup) await sshSource(intent, route, dependencies);
    return [];
  } catch (error) {
    throwIfAborted(dependencies.signal, 'looking for a way to the machines');
    if (error instanceof ProvisionerError) return isOfSubnets(error) ? [] : [findingOf(error)];
    if (!(error instanceof CodedError)) throw error;
    const { message, hint } = error;
    return [
      findingOf(new ProvisionerError('INVALID_REQUEST', `ssh-from: ${message}`, { cause: error, hint })),
    ];
  }
}

/** The checks of subnets and pools say these. */
function isOfSubnets({ awsError = '' }: ProvisionerError): boolean {
  return ['InvalidSubnetID.NotFound', 'VPCIdNotSpecified'].includes(awsError);
}
