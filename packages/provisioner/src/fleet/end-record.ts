import type { FleetIntent } from './fleet-intent.ts';
import type { FleetHandle } from './handle.ts';
import type { Host } from './host.ts';

/**
 * What stays of a handle once nothing of its fleet remains: ids, tokens and times, and no key. Fields are picked one by
 * one, so that a new one stays out until somebody decides otherwise.
 */
export function endRecord(
  { intent, securityGroupId, calls, hosts, attached, conflict }: FleetHandle,
  endedAt: Date,
): FleetHandle {
  return {
    intent: withoutSecrets(intent),
    securityGroupId,
    calls,
    hosts: hosts?.map(withoutKeys),
    attached,
    ...(conflict && { conflict }),
    terminatedAt: endedAt.toISOString(),
  };
}

function withoutSecrets(intent: FleetIntent): FleetIntent {
  const { version, fleetId, identity, generation, region, endpoint, image, pools, count, minimum } = intent;
  const { securityGroupIds, securityGroupName, sshFrom, leaseRoleArn, ttlMinutes, tags } = intent;
  const { createdAt, expiresAt } = intent;
  const { UserData: _userData, ...parameters } = intent.parameters ?? {};
  return {
    version,
    fleetId,
    identity,
    generation,
    region,
    endpoint,
    image,
    pools,
    count,
    minimum,
    securityGroupIds,
    securityGroupName,
    sshFrom,
    leaseRoleArn,
    ttlMinutes,
    tags,
    parameters: intent.parameters && parameters,
    userData: '',
    ssh: { user: intent.ssh.user, privateKey: '', publicKey: '', hostKey: '' },
    createdAt,
    expiresAt,
  };
}

function withoutKeys({ name, instanceId, address, port, privateAddress, user }: Host): Host {
  return { name, instanceId, address, port, privateAddress, user, hostKey: '', privateKey: '' };
}
