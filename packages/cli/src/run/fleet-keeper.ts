import {
  type FleetHandle,
  type FleetIntent,
  type Proof,
  terminateFleet,
  writeHandle,
} from '@ami-select/provisioner';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

type Ec2 = Parameters<typeof terminateFleet>[1]['ec2'];

/** Knows at any moment how to end the fleet of a run. */
export interface FleetKeeper {
  readonly path: string;
  readonly intent: FleetIntent;
  readonly ec2: Ec2;
  /** Stores the handle, so that `ami-select terminate` can take over after the death of this process. */
  save(handle: FleetHandle): Promise<void>;
  /** Whether anything may have been made. */
  mayHaveMade(): boolean;
  /** Ends the fleet and proves it. */
  end(): Promise<Proof>;
  /** For a person: what may be left, and how to remove it. */
  remains(): readonly string[];
}

export interface KeeperOptions {
  readonly intent: FleetIntent;
  readonly path: string;
  /** The machines end with this process. */
  readonly embedded: boolean;
  readonly ec2: Ec2;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function keepFleet({ intent, path, embedded, ec2, clock, logger }: KeeperOptions): FleetKeeper {
  let handle: FleetHandle | undefined;
  const save = async (next: FleetHandle): Promise<void> => {
    handle = next;
    await writeHandle(path, next);
  };
  return {
    path,
    intent,
    ec2,
    save,
    mayHaveMade: () => handle !== undefined,
    end() {
      return terminateFleet(handle ?? intent, { ec2, clock, logger, save });
    },
    remains: () =>
      embedded
        ? ['the embedded endpoint ends every machine with this process']
        : describeRemains(intent, handle, path),
  };
}

function describeRemains(
  intent: FleetIntent,
  handle: FleetHandle | undefined,
  path: string,
): readonly string[] {
  if (handle === undefined || handle.terminatedAt !== undefined)
    return ['nothing remains: no machine was created'];
  const ids = (handle.calls ?? []).flatMap((call) => call.ids);
  return [
    `remaining of ${intent.fleetId} in ${intent.region}: ${ids.join(', ') || 'machines whose ids are not known yet'}`,
    `remove it with: ami-select terminate ${path}`,
    `what is not removed terminates on its own at ${intent.expiresAt}`,
  ];
}
