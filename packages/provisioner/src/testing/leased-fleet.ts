import type { FaultRule } from '@ami-select/local-ec2';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { connectAtOnce, fleetIntent } from './fixtures.ts';
import { LOCAL_REGION, type LocalHandler, localHandlers } from './local-handler.ts';

const MINUTE = 60_000;
const ROLE = 'arn:aws:iam::123456789012:role/lease';

/** A world of local-ec2 and a fleet with a lease on the side of AWS. */
export interface LeasedWorld extends Pick<LocalHandler, 'ec2' | 'clock' | 'journal'> {
  readonly scheduler: SchedulerClient;
  readonly dependencies: SpawnDependencies;
  readonly intent: FleetIntent;
  /** Everything that was logged. */
  readonly lines: readonly string[];
  /** Of all schedules. */
  names(): Promise<string[]>;
  /** Ids of instances that remain. */
  living(): string[];
  pass(minutes: number): Promise<void>;
}

/** Starts one world after the other; all have the same images. */
export function leasedFleets(): (rules?: readonly FaultRule[]) => Promise<LeasedWorld> {
  const start = localHandlers();
  return async (rules: readonly FaultRule[] = []) => {
    const { ec2, clock, journal, imageId, sdk } = await start(rules);
    const scheduler = new SchedulerClient(sdk as never);
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const dependencies: SpawnDependencies = {
      ec2,
      scheduler,
      clock,
      logger: { debug: log, info: log, warn: log },
      connect: connectAtOnce,
      callerAddress: async () => '198.51.100.4',
    };
    const image = { id: imageId, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
    const intent = fleetIntent(clock, { region: LOCAL_REGION, image, ttlMinutes: 45, leaseRoleArn: ROLE });
    const names = async (): Promise<string[]> => {
      const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
      return Schedules.map(({ Name = '' }) => Name);
    };
    const living = (): string[] =>
      journal.remaining().flatMap(({ kind, id }) => (kind === 'instance' ? [id] : []));
    const pass = async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute += 1) await clock.sleep(MINUTE);
    };
    return { ec2, scheduler, clock, pass, journal, dependencies, intent, names, living, lines };
  };
}

/** As user data that never ran: the machine has no lease of its own. */
export function withoutMachineLease(intent: FleetIntent): FleetIntent {
  return { ...intent, userData: Buffer.from('#cloud-config\n').toString('base64') };
}
