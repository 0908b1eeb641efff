import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { createRunner, type Runner } from '../runner.ts';
import { type ClockOptions, clockVariables, nowBy } from './clock.ts';
import { hasRealMachine } from './in-turn.ts';
import { type FaultsAtWork, injectFaults } from './inject-faults.ts';
import { startNetwork } from './network.ts';
import type { Schedule } from './schedule.ts';

const SPEED = 10;
const DAY_MS = 86_400_000;
/** EC2's, but for the time of an instance to start and to end, of which there would be too much. */
const LATENCIES = { pendingMs: 4_000, shuttingDownMs: 8_000, interfaceReleaseMs: 2_000 };
/** A search without a record goes through all of them. */
const REGIONS = ['us-east-1', 'eu-west-1'];

/** An endpoint with faults between it and the processes of one schedule. */
export interface Stage {
  readonly local: LocalEc2;
  readonly faults: FaultsAtWork;
  readonly isReal: boolean;
  /** Another machine, with nothing of the first one's files; its clock is off by so long. */
  runner(offsetMs?: number): Runner;
  /** For everybody, every lease is over. */
  passDay(): void;
  close(): Promise<void>;
}

/** Time goes by faster, unless machines boot: they have the machine's. */
export async function setStage({ fleet, faults, hiddenMs }: Schedule): Promise<Stage> {
  const isReal = hasRealMachine(fleet);
  let clock: ClockOptions = { sinceMs: Date.now(), offsetMs: 0, speed: isReal ? 1 : SPEED };
  const network = await startNetwork();
  const local = await startLocalEc2({
    allowHosts: [network.host],
    images: 1000,
    regions: REGIONS,
    sandbox: isReal ? 'auto' : 'none',
    ...(!isReal && { latencies: LATENCIES, consistency: { instancesMs: hiddenMs, groupsMs: hiddenMs / 6 } }),
    clock: {
      now: () => new Date(nowBy(clock)()),
      sleep: (ms, signal) =>
        sleep(Math.min(ms / clock.speed, 2 ** 31 - 1), undefined, { ref: false, ...(signal && { signal }) }),
    },
  });
  network.lead(local.endpoint);
  const runners: Runner[] = [];
  return {
    local,
    isReal,
    faults: injectFaults(local, network, { faults, speed: clock.speed }),
    runner: (offsetMs = 0) => {
      const variables = clockVariables({ ...clock, offsetMs: clock.offsetMs + offsetMs });
      const runner = createRunner({
        ...local.environment,
        AWS_ENDPOINT_URL: `http://${network.host}`,
        ...variables,
      });
      runners.push(runner);
      return runner;
    },
    passDay: () => {
      clock = { ...clock, offsetMs: clock.offsetMs + DAY_MS };
    },
    close: async () => {
      for (const runner of runners) runner.close();
      await network.close();
      await local.close();
    },
  };
}
