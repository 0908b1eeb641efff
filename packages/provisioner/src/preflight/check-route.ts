import { CodedError } from '@ami-select/core';
import { chooseRoute } from '../access/choose-route.ts';
import { sshSource } from '../access/ssh-source.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { isLoopback } from '../fleet/cidr.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { needsLogin } from '../fleet/ready-condition.ts';
import { PRIVATE_HINT, type Route } from '../fleet/route.ts';
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
    await warnOfPrivate(intent, route, dependencies);
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

/**
 * Nobody can tell whether a VPN or a peering leads from this machine to the VPC; a login that does not come through would be
 * known only when the time is up.
 */
async function warnOfPrivate(
  { connect, endpoint, ready }: FleetIntent,
  route: Route,
  { machineNetwork, logger }: SpawnDependencies,
): Promise<void> {
  const isLocal = endpoint !== undefined && isLoopback(endpoint);
  const isUnasked = ready !== undefined && !needsLogin(ready);
  if (connect !== 'private' || route.by !== 'private' || route.caller !== undefined) return;
  if (isLocal || isUnasked) return;
  const network = await machineNetwork?.();
  const where = network === undefined ? 'is not known to be in their VPC' : `is in ${network.vpcId}`;
  logger.warn(`This machine ${where}. ${PRIVATE_HINT}`);
}

/** The checks of subnets and pools say these. */
function isOfSubnets({ awsError = '' }: ProvisionerError): boolean {
  return ['InvalidSubnetID.NotFound', 'VPCIdNotSpecified'].includes(awsError);
}
