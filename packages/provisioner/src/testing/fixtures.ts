import type { VirtualClock } from '@ami-select/core/testing';
import type { Connect, SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { createIntent } from '../plan/create-intent.ts';
import type { FakeEc2 } from './fake-ec2.ts';
import { respondWithOwnKey } from './keyed-machine.ts';

/** A machine whose SSH accepts at once, with a host key of its own. */
export const connectAtOnce: Connect = async ({ label }) => ({
  label,
  exec: (script, limits) => respondWithOwnKey(label, script, limits),
  putTree: async () => {},
  getTree: async () => ({ files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [] }),
  close: async () => {},
});

/** A valid request with the changes of a test. */
export function fleetRequest(change: Partial<FleetRequest> = {}): FleetRequest {
  return {
    identity: { repository: 'octo/demo', runId: '42', runAttempt: '1', job: 'test' },
    region: 'eu-central-1',
    image: {
      id: 'ami-0123456789abcdef0',
      architecture: 'arm64',
      rootDeviceName: '/dev/sda1',
      sshUser: 'ubuntu',
    },
    instanceTypes: ['c7g.large'],
    count: 2,
    ttlMinutes: 45,
    ...change,
  };
}

/** An intent with keys that cost nothing to generate. */
export function fleetIntent(clock: VirtualClock, change: Partial<FleetRequest> = {}): FleetIntent {
  const generateKeyPair = (comment: string) => ({
    privateKey: `PRIVATE ${comment}\n`,
    publicKey: `ssh-ed25519 AAAA${comment.length} ${comment}`,
  });
  return createIntent(fleetRequest(change), { clock, generateKeyPair });
}

/** Dependencies on a fake EC2, and the handles that were saved. */
export function spawnDependencies(
  ec2: FakeEc2,
  clock: VirtualClock,
  change: Partial<SpawnDependencies> = {},
): SpawnDependencies & { readonly saved: FleetHandle[]; readonly lines: string[] } {
  const saved: FleetHandle[] = [];
  const lines: string[] = [];
  const log = (message: string): void => {
    lines.push(message);
  };
  return {
    ec2: ec2.port,
    clock,
    logger: { debug: log, info: log, warn: log },
    connect: connectAtOnce,
    callerAddress: async () => '198.51.100.4',
    // Through JSON, as a file would give it back.
    save: async (handle) => {
      saved.push(JSON.parse(JSON.stringify(handle)));
    },
    saved,
    lines,
    ...change,
  };
}

/** Dependencies on any client, with the lines that were logged. */
export function testDependencies(
  ec2: SpawnDependencies['ec2'],
  clock: VirtualClock,
): SpawnDependencies & { readonly lines: string[] } {
  const lines: string[] = [];
  const log = (message: string): void => void lines.push(message);
  return { ec2, clock, logger: { debug: log, info: log, warn: log }, lines };
}
