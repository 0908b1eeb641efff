import type { VirtualClock } from '@ami-select/core/testing';
import type { Ec2Port, SchedulerPort } from '../../aws/ports.ts';
import { networkError, type SendOptions, untilAborted } from '../fake-responses.ts';
import {
  type CallFault,
  durationOf,
  LAUNCH_FAULTS,
  type MetFault,
  type Phase,
  refusalOf,
} from './call-faults.ts';

/** Clients of one account. */
export interface Clients {
  readonly ec2: Ec2Port;
  readonly scheduler: SchedulerPort;
}

/** A process with faults between it and AWS, which may kill it. */
export interface MortalClient extends Clients {
  /** Fires when a fault aborts the process. */
  readonly signal: AbortSignal;
  /** Resolves when a fault kills it; nothing of it has an effect any more. */
  readonly death: Promise<'killed'>;
  /** Faults that a call met, each once. */
  fired(): readonly MetFault[];
  /** Whether a fault denies an operation to it. */
  isDenied(action: string): boolean;
  /** Whether a call that ends something met a fault, a lasting one that began before included. */
  isEndHindered(): boolean;
  isDead(): boolean;
}

const LAUNCHING = new Set(['RunInstances', 'CreateFleet']);
const CREATING = new Set([...LAUNCHING, 'CreateSecurityGroup', 'CreateLaunchTemplate']);
const ENDING = new Set([
  'TerminateInstances',
  'ModifyInstanceAttribute',
  'DeleteSecurityGroup',
  'DescribeVolumes',
  'DescribeNetworkInterfaces',
]);

/** Wraps clients; `isEnd` for a process that ends a fleet and launches nothing. */
export function createMortalClient(
  clients: Clients,
  clock: VirtualClock,
  faults: readonly CallFault[],
  { isEnd = false }: { readonly isEnd?: boolean } = {},
): MortalClient {
  const abortion = new AbortController();
  const death = Promise.withResolvers<'killed'>();
  const fired = new Map<CallFault, MetFault>();
  const counts: Record<Phase, number> = { launch: 0, lease: 0, ready: 0, end: 0 };
  const lasting: { readonly fault: CallFault; readonly until: number; readonly action: string }[] = [];
  let phase: Phase | undefined = isEnd ? 'end' : undefined;
  let isDead = false;
  let isEndHindered = false;

  const never = new Promise<never>(() => {});
  const nowMs = (): number => clock.now().getTime();

  function die(): void {
    isDead = true;
    death.resolve('killed');
  }

  function begin(action: string): void {
    if (phase === undefined && CREATING.has(action)) phase = 'launch';
    if (phase !== undefined && ENDING.has(action)) phase = 'end';
  }

  /** The faults that this call meets, new ones and those that last. */
  function meet(action: string): readonly CallFault[] {
    const going = lasting
      .filter(({ fault, until, action: denied }) =>
        fault.kind === 'denied' ? denied === action : nowMs() < until,
      )
      .map(({ fault }) => fault);
    if (phase === undefined) return going;
    const here = action === 'CreateSchedule' ? 'lease' : phase;
    const number = counts[here]++;
    const due = faults.filter(
      (fault) =>
        fault.phase === here &&
        !fired.has(fault) &&
        fault.at <= number &&
        (fault.action === undefined || fault.action === action) &&
        (!LAUNCH_FAULTS.has(fault.kind) || LAUNCHING.has(action)),
    );
    const [first] = due;
    if (first === undefined) return going;
    fired.set(first, { ...first, action });
    lasting.push({ fault: first, until: nowMs() + durationOf(first), action });
    return [first, ...going];
  }

  async function send(
    client: Ec2Port | SchedulerPort,
    command: { readonly input: object },
    options?: SendOptions,
  ): Promise<unknown> {
    if (isDead) return never;
    const isDryRun = 'DryRun' in command.input && command.input.DryRun === true;
    const action = command.constructor.name.replace(/Command$/, '');
    if (!isDryRun) begin(action);
    const met = isDryRun ? [] : meet(action);
    if (phase === 'end' && met.length > 0) isEndHindered = true;
    const has = (kind: CallFault['kind']): boolean => met.some((fault) => fault.kind === kind);
    if (has('aborted')) abortion.abort(new Error('aborted by the test'));
    const refusal = met.map(({ kind }) => refusalOf(kind)).find((error) => error !== undefined);
    if (refusal !== undefined) throw refusal;
    if (has('no-response')) return untilAborted(options);
    if (has('killed-before')) die();
    if (isDead) return never;
    const response = await (client as Ec2Port).send(command as never);
    if (has('killed-after')) die();
    if (isDead) return never;
    if (has('response-lost')) throw networkError();
    if (has('done-without-response')) return untilAborted(options);
    if (!isDryRun && LAUNCHING.has(action)) phase = phase === 'launch' ? 'ready' : phase;
    return response;
  }

  const mortal = (client: Ec2Port | SchedulerPort): unknown => ({
    send: (command: { readonly input: object }, options?: SendOptions) => send(client, command, options),
  });
  return {
    ec2: mortal(clients.ec2) as Ec2Port,
    scheduler: mortal(clients.scheduler) as SchedulerPort,
    signal: abortion.signal,
    death: death.promise,
    fired: () => [...fired.values()],
    isDenied: (action) =>
      lasting.some(({ fault, action: denied }) => fault.kind === 'denied' && denied === action),
    isEndHindered: () => isEndHindered,
    isDead: () => isDead,
  };
}
