import type { Clock } from '@ami-select/core';
import { generateSshKeyPair } from '@ami-select/transport';
import { isLoopback } from '../fleet/cidr.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Cell, FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetRequest, Market } from '../fleet/fleet-request.ts';
import { deriveClientToken, deriveFleetId } from '../fleet/identity.ts';
import { createSignature } from '../fleet/signature.ts';
import { composeUserData, LARGEST_USER_DATA } from './user-data.ts';
import { findRequestProblems } from './validate-request.ts';

/** What `createIntent` works with. */
export interface CreateIntentDependencies {
  readonly clock: Pick<Clock, 'now'>;
  /** Makes an ed25519 key pair in OpenSSH format; the transport package's unless given. */
  readonly generateKeyPair?: (comment: string) => { readonly privateKey: string; readonly publicKey: string };
}

function assertRequest(request: FleetRequest): void {
  const problems = findRequestProblems(request);
  if (problems.length === 0) return;
  const code = problems.some(({ unsafe }) => unsafe) ? 'UNSAFE_REQUEST' : 'INVALID_REQUEST';
  const sentences = problems.map(({ sentence }) => sentence);
  throw new ProvisionerError(code, `The fleet cannot be made as asked:\n- ${sentences.join('\n- ')}`, {
    problems: sentences,
  });
}

function assertUserDataSize(userData: string): void {
  const bytes = Buffer.byteLength(userData);
  if (bytes <= LARGEST_USER_DATA) return;
  const problem = `user-data: got ${bytes} bytes with our own part; allowed: at most ${LARGEST_USER_DATA}`;
  throw new ProvisionerError('INVALID_REQUEST', `The fleet cannot be made as asked:\n- ${problem}`, {
    problems: [problem],
    hint: 'Let the script fetch the rest, or copy it once the fleet is ready.',
  });
}

/** All subnets of a type before the next type, every spot cell before the first on-demand one. */
function planCells(request: FleetRequest, fleetId: string): Cell[] {
  const { instanceTypes, subnetIds, market = 'on-demand', fallback } = request;
  const markets: Market[] = fallback === undefined ? [market] : [market, fallback];
  const subnets = subnetIds === undefined || subnetIds.length === 0 ? [undefined] : subnetIds;
  const places = markets.flatMap((eachMarket) =>
    instanceTypes.flatMap((instanceType) =>
      subnets.map((subnetId) => ({
        instanceType,
        market: eachMarket,
        ...(subnetId !== undefined && { subnetId }),
      })),
    ),
  );
  const cells = places.map((place) => ({ ...place, clientToken: deriveClientToken(fleetId, place) }));
  // A type or subnet named twice is one place to try.
  return [...new Map(cells.map((cell) => [cell.clientToken, cell])).values()];
}

function planAccess(
  request: FleetRequest,
  fleetId: string,
): Pick<FleetIntent, 'securityGroupIds' | 'securityGroupName' | 'sshFrom'> {
  const { securityGroupIds, sshFrom = 'auto', endpoint } = request;
  if (securityGroupIds !== undefined && securityGroupIds.length > 0) return { securityGroupIds };
  const local = sshFrom === 'auto' && endpoint !== undefined && isLoopback(endpoint);
  return { securityGroupName: `ami-select-${fleetId}`, sshFrom: local ? '127.0.0.1/32' : sshFrom };
}

/**
 * Turns a request into an intent without any call: checked, with fleet id, client tokens, tags, throw-away keys and
 * user data. Fleet id and tokens are the same for the same identity; the keys are new each time.
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
  const userData = composeUserData({
    ttlMinutes,
    sshUser: image.sshUser,
    authorizedKey: login.publicKey,
    hostKey,
    ...(script !== undefined && { script }),
  });
  assertUserDataSize(userData);

  const now = clock.now();
  const expiresAt = new Date(now.getTime() + ttlMinutes * 60_000).toISOString();
  return {
    version: 1,
    fleetId,
    identity,
    region,
    ...(endpoint !== undefined && { endpoint }),
    image,
    cells: planCells(request, fleetId),
    count,
    minimum,
    ...planAccess(request, fleetId),
    ttlMinutes,
    tags: { ...request.tags, ...createSignature(fleetId, identity, expiresAt) },
    ...(request.parameters !== undefined && { parameters: request.parameters }),
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
