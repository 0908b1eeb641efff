import { type Clock, formatProblems, type Problem } from '@ami-select/core';
import { generateSshKeyPair } from '@ami-select/transport';
import { awsNow } from '../aws/aws-time.ts';
import { isLoopback } from '../fleet/cidr.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { deriveFleetId, securityGroupNameOf } from '../fleet/identity.ts';
import { createSignature } from '../fleet/signature.ts';
import { planPools } from './plan-pools.ts';
import { planReady } from './plan-ready.ts';
import { composeUserData, LARGEST_USER_DATA } from './user-data.ts';
import { checkRequest } from './validate-request.ts';

export interface CreateIntentDependencies {
  readonly clock: Pick<Clock, 'now'>;
  /** Generates an ed25519 key pair in OpenSSH format; the transport package's unless given. */
  readonly generateKeyPair?:
    | ((comment: string) => { readonly privateKey: string; readonly publicKey: string })
    | undefined;
}

/**
 * Turns a request into an intent without any call: checked, with fleet id, client tokens, tags, throw-away keys and
 * user data, its lease by AWS's time where a response has told it. Fleet id and tokens are the same for the same identity and generation; the keys are new each time.
 *
 * @throws ProvisionerError `INVALID_REQUEST` or `UNSAFE_REQUEST`, listing every problem.
 */
export function createIntent(request: FleetRequest, dependencies: CreateIntentDependencies): FleetIntent {
  assertRequest(request);
  const { clock, generateKeyPair = generateSshKeyPair } = dependencies;
  const { identity, region, endpoint, image, count, minimum = count, ttlMinutes, userData: script } = request;
  const fleetId = deriveFleetId(identity, region);
  const login = generateKeyPair(fleetId);
  const hostKey = generateKeyPair(`${fleetId}-host`);
  const now = awsNow(clock);
  const expiresAt = new Date(now.getTime() + ttlMinutes * 60_000).toISOString();
  const userData = composeUserData({
    lease: { fleetId, expiresAt },
    sshUser: image.sshUser,
    authorizedKey: login.publicKey,
    hostKey,
    script,
  });
  assertUserDataSize(userData);

  return {
    version: 1,
    fleetId,
    identity,
    ...(request.generation && { generation: request.generation }),
    region,
    endpoint,
    image,
    pools: planPools(request, fleetId),
    count,
    minimum,
    ...planAccess(request, fleetId),
    ...(request.connect && { connect: request.connect }),
    ttlMinutes,
    leaseRoleArn: request.leaseRoleArn,
    tags: { ...request.tags, ...createSignature(fleetId, identity, expiresAt) },
    ready: planReady(request),
    ...(request.volume && { volume: request.volume }),
    parameters: parametersOf(request),
    userData: Buffer.from(userData).toString('base64'),
    ssh: {
      user: image.sshUser,
      privateKey: login.privateKey,
      publicKey: login.publicKey,
      hostKey: hostKey.publicKey,
    },
    createdAt: now.toISOString(),
    expiresAt,
  };
}

function parametersOf({ parameters, instanceProfile }: FleetRequest): FleetIntent['parameters'] {
  if (instanceProfile === undefined) return parameters;
  const member = instanceProfile.startsWith('arn:') ? 'Arn' : 'Name';
  return { ...parameters, IamInstanceProfile: { [member]: instanceProfile } };
}

function assertRequest(request: FleetRequest): void {
  const { problems, unsafe } = checkRequest(request);
  if (problems.length > 0) throw refuse(unsafe ? 'UNSAFE_REQUEST' : 'INVALID_REQUEST', problems);
}

function assertUserDataSize(userData: string): void {
  const bytes = Buffer.byteLength(userData);
  if (bytes <= LARGEST_USER_DATA) return;
  const message = `${bytes} bytes with our own part are not valid; expected at most ${LARGEST_USER_DATA}`;
  const hint = 'Let the script download large parts, or copy them once the fleet is ready.';
  throw refuse('INVALID_REQUEST', [{ field: 'user-data', message }], hint);
}

function refuse(
  code: 'INVALID_REQUEST' | 'UNSAFE_REQUEST',
  problems: readonly Problem[],
  hint?: string,
): ProvisionerError {
  const message = formatProblems('The fleet cannot be created as requested', problems);
  return new ProvisionerError(code, message, { problems, hint });
}

function planAccess(
  request: FleetRequest,
  fleetId: string,
): Pick<FleetIntent, 'securityGroupIds' | 'securityGroupName' | 'sshFrom' | 'egress'> {
  const { securityGroupIds, sshFrom = 'auto', egress, endpoint } = request;
  if (securityGroupIds !== undefined && securityGroupIds.length > 0) return { securityGroupIds };
  const isLocal = sshFrom === 'auto' && endpoint !== undefined && isLoopback(endpoint);
  const from = isLocal ? '127.0.0.1/32' : sshFrom;
  return { securityGroupName: securityGroupNameOf(fleetId), sshFrom: from, ...(egress && { egress }) };
}
