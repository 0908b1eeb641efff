import type { FaultRule } from '@ami-select/local-ec2';
import {
  DescribeInstancesCommand,
  type DescribeInstancesResult,
  DescribeSpotInstanceRequestsCommand,
  type TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { FLEET_TAG } from '../fleet/signature.ts';
import type { LocalHandler } from './local-handler.ts';

/** What of the faults of a test has taken place. */
export interface Injections {
  /** The rules that no call and no launch has met. */
  unmet(rules: readonly FaultRule[]): readonly FaultRule[];
  /** How many responses showed an instance in an earlier state than the one before. */
  timesBack(): number;
}

const STATES: readonly (string | undefined)[] = ['pending', 'running', 'shutting-down', 'terminated'];

/** Watches an endpoint from now on. */
export function watchInjections({ ec2, world: { faults } }: LocalHandler): Injections {
  const met = new Set<unknown>();
  const effects = faults.effects.bind(faults);
  faults.effects = (subject) => {
    const applied = effects(subject);
    for (const effect of applied) met.add(effect);
    return applied;
  };
  const latest = new Map<string | undefined, number>();
  let timesBack = 0;
  const send = ec2.send.bind(ec2) as (...call: readonly unknown[]) => Promise<object>;
  ec2.send = (async (...call: readonly unknown[]) => {
    const output = await send(...call);
    const states = statesIn(output);
    if (states.some(([id, state]) => state < (latest.get(id) ?? 0))) timesBack += 1;
    for (const [id, state] of states) latest.set(id, state);
    return output;
  }) as never;
  return {
    unmet: (rules) => rules.filter(({ effect }) => !met.has(effect)),
    timesBack: () => timesBack,
  };
}

/** Of each instance that a response shows, how far it is in its life. */
function statesIn(output: object): readonly (readonly [string | undefined, number])[] {
  const { Reservations = [], TerminatingInstances = [] } = output as DescribeInstancesResult &
    TerminateInstancesResult;
  return [
    ...Reservations.flatMap(instancesOf).map(({ InstanceId, State }) => [InstanceId, State?.Name] as const),
    ...TerminatingInstances.map(({ InstanceId, CurrentState }) => [InstanceId, CurrentState?.Name] as const),
  ].map(([id, state]) => [id, STATES.indexOf(state)]);
}

/**
 * The different states of the instances, with the reasons of those that end, and of the open spot requests of a fleet,
 * as a search by its tag shows them; empty when it shows none.
 */
export async function stateOf({ ec2 }: LocalHandler, fleetId: string): Promise<string> {
  const Filters = [{ Name: `tag:${FLEET_TAG}`, Values: [fleetId] }];
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters }));
  const requests = await ec2.send(new DescribeSpotInstanceRequestsCommand({ Filters }));
  const words = [
    ...Reservations.flatMap(instancesOf).map(({ State, StateReason }) =>
      [State?.Name, StateReason?.Code].filter(Boolean).join(' '),
    ),
    ...(requests.SpotInstanceRequests ?? []).flatMap(({ State, Status }) =>
      State === 'open' || State === 'active' ? (Status?.Code ?? []) : [],
    ),
  ];
  return [...new Set(words)].join(', ');
}

function instancesOf<Item>({ Instances = [] }: { Instances?: Item[] | undefined }): Item[] {
  return Instances;
}
