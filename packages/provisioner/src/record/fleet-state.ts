import { isPlainObject } from '@ami-select/core';
import { endRecord } from '../fleet/end-record.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { deriveClientToken } from '../fleet/identity.ts';
import { createSignature } from '../fleet/signature.ts';
import { parseHandle } from './handle-file.ts';

const NAME = 'the saved state';

/**
 * What a later step needs to end a fleet whose handle file is gone, as one line of JSON: id, region, endpoint, pools and
 * times. No key, no tag, parameter or user data of the caller. Client tokens derive from the pools.
 */
export function fleetState(intent: FleetIntent): string {
  const { intent: bare } = endRecord({ intent }, new Date(0));
  const { fleetId, identity, expiresAt, image } = bare;
  const { id, architecture, rootDeviceName, sshUser } = image;
  return JSON.stringify({
    version: 1,
    intent: {
      ...bare,
      image: { id, architecture, rootDeviceName, sshUser },
      pools: bare.pools.map(({ clientToken: _clientToken, ...pool }) => pool),
      tags: createSignature(fleetId, identity, expiresAt),
      parameters: undefined,
    },
  });
}

/**
 * The handle of a saved state. It has no record of calls: anything of the intent may have been created.
 * @throws ProvisionerError `INVALID_HANDLE` that lists every problem.
 */
export function readFleetState(text: string): FleetHandle {
  const { intent, ...rest } = parseObject(text);
  const pools = isPlainObject(intent) && Array.isArray(intent.pools) ? intent.pools : [];
  const complete = isPlainObject(intent)
    ? { ...intent, pools: pools.map((pool) => withToken(pool, intent)) }
    : intent;
  return parseHandle(JSON.stringify({ ...rest, intent: complete }), NAME);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isPlainObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function withToken(pool: unknown, intent: Readonly<Record<string, unknown>>): unknown {
  if (!isPlainObject(pool)) return pool;
  const { fleetId, generation } = intent as unknown as FleetIntent;
  return { ...pool, clientToken: deriveClientToken(fleetId, pool as unknown as CapacityPool, generation) };
}
