import type {
  CreateFleetCommandInput,
  DescribeInstancesCommandInput,
  RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import type { Ec2Port } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { ec2Error, networkError } from './fake-responses.ts';
import { type ScriptedCall, scriptedEc2 } from './scripted-ec2.ts';

const ERRORS = ['InsufficientInstanceCapacity', 'VcpuLimitExceeded', 'InvalidParameterCombination'];

/** What a pool has in store for a launch. */
export interface PoolRoom {
  readonly error?: string | undefined;
  /** For so many machines, fewer than asked for or all. */
  readonly room: number;
  /** So many responses to launches that took place are lost. */
  readonly lost: number;
  /** A repetition is refused although the first launch took place. */
  readonly isRefusedAgain: boolean;
}

export function anyPoolRoom(): fc.Arbitrary<PoolRoom> {
  return fc.record({
    error: fc.option(fc.constantFrom(...ERRORS), { nil: undefined, freq: 2 }),
    room: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(15), fc.constant(100)),
    lost: fc.constantFrom(0, 0, 0, 1, 3, Number.POSITIVE_INFINITY),
    isRefusedAgain: fc.constantFrom(false, false, true),
  });
}

/** A machine, and the token of the call that launched it. */
interface Machine {
  readonly id: string;
  readonly token: string;
  readonly isByFleet: boolean;
}

/** An EC2 whose pools have room, errors and lost responses as drawn; it keeps tokens as EC2 does. */
export class PoolsEc2 {
  readonly ec2: Ec2Port;
  readonly machines: Machine[] = [];
  /** Tokens that came with other parameters the second time. */
  readonly repeatedOtherwise: string[] = [];
  lost = 0;
  readonly #intent: FleetIntent;
  readonly #rooms: readonly PoolRoom[];
  readonly #fleetLost: number;
  readonly #used: Map<string, { readonly input: string; readonly response: object; times: number }> =
    new Map();
  readonly #taken: Map<number, number> = new Map();

  /** `rooms` of the pools in their order. */
  constructor(intent: FleetIntent, rooms: readonly PoolRoom[], fleetLost: number) {
    this.#intent = intent;
    this.#rooms = rooms;
    this.#fleetLost = fleetLost;
    this.ec2 = scriptedEc2((call) => this.#respond(call)).ec2;
  }

  #respond({ action, input }: ScriptedCall): unknown {
    switch (action) {
      case 'RunInstances':
        return this.#run(input as RunInstancesCommandInput);
      case 'CreateFleet':
        return this.#fleet(input as CreateFleetCommandInput);
      case 'DescribeInstances':
        return this.#describe(input as DescribeInstancesCommandInput);
      case 'CreateSecurityGroup':
        return { GroupId: 'sg-00000001' };
      case 'CreateLaunchTemplate':
        return { LaunchTemplate: { LaunchTemplateId: 'lt-00000001' } };
      case 'DescribeVpcs':
        return { Vpcs: [{ VpcId: 'vpc-1', IsDefault: true }] };
      default:
        return {};
    }
  }

  #run(input: RunInstancesCommandInput): unknown {
    const { ClientToken: token = '', MinCount = 1, MaxCount = 1 } = input;
    const index = this.#intent.pools.findIndex(({ clientToken }) => clientToken === token);
    const pool = this.#rooms[index];
    if (pool === undefined) throw new Error(`a token of no pool: ${token}`);
    const launch = (): unknown => {
      const free = pool.room - (this.#taken.get(index) ?? 0);
      if (pool.error !== undefined) return ec2Error(pool.error);
      if (free < MinCount) return ec2Error('InsufficientInstanceCapacity', 500);
      const ids = this.#launch(index, Math.min(free, MaxCount), { token, isByFleet: false });
      return { Instances: ids.map((InstanceId) => ({ InstanceId })) };
    };
    return this.#once(token, input, { lost: pool.lost, isRefusedAgain: pool.isRefusedAgain }, launch);
  }

  /** One pool after the other; those without room for all that is missing are in `Errors`. */
  #fleet(input: CreateFleetCommandInput): unknown {
    const { ClientToken: token = '', TargetCapacitySpecification: target } = input;
    const market = target?.DefaultTargetCapacityType;
    const launch = (): unknown => {
      let missing = target?.TotalTargetCapacity ?? 0;
      const Instances: object[] = [];
      const Errors: object[] = [];
      for (const Overrides of input.LaunchTemplateConfigs?.[0]?.Overrides ?? []) {
        const { InstanceType } = Overrides;
        const index = this.#intent.pools.findIndex(
          (pool) => pool.instanceType === InstanceType && pool.market === market,
        );
        const { error, room } = this.#rooms[index] as PoolRoom;
        const count = error === undefined ? Math.min(room, missing) : 0;
        const InstanceIds = this.#launch(index, count, { token, isByFleet: true });
        missing -= count;
        if (count > 0) Instances.push({ InstanceIds, InstanceType });
        const ErrorCode = error ?? 'InsufficientInstanceCapacity';
        if (missing > 0) Errors.push({ ErrorCode, LaunchTemplateAndOverrides: { Overrides } });
      }
      return { FleetId: 'fleet-1', Instances, Errors };
    };
    return this.#once(token, input, { lost: this.#fleetLost, isRefusedAgain: false }, launch);
  }

  #once(
    token: string,
    input: object,
    { lost, isRefusedAgain }: Pick<PoolRoom, 'lost' | 'isRefusedAgain'>,
    launch: () => unknown,
  ): unknown {
    const text = JSON.stringify(input);
    const before = this.#used.get(token);
    if (before !== undefined && before.input !== text) this.repeatedOtherwise.push(token);
    const response = before?.response ?? launch();
    if (response instanceof Error) return response;
    const times = (before?.times ?? 0) + 1;
    this.#used.set(token, { input: text, response: response as object, times });
    if (times > 1 && isRefusedAgain) return ec2Error('InsufficientInstanceCapacity', 500);
    if (times > lost) return response;
    this.lost += 1;
    return networkError();
  }

  #launch(pool: number, count: number, by: Pick<Machine, 'token' | 'isByFleet'>): readonly string[] {
    this.#taken.set(pool, (this.#taken.get(pool) ?? 0) + count);
    const first = this.machines.length + 1;
    const ids = Array.from({ length: count }, (_, number) => `i-${String(first + number).padStart(8, '0')}`);
    this.machines.push(...ids.map((id) => ({ id, ...by })));
    return ids;
  }

  #describe({ Filters = [] }: DescribeInstancesCommandInput): object {
    const tokens = Filters.find(({ Name }) => Name === 'client-token')?.Values ?? [];
    const Instances = this.machines
      .filter(({ token }) => tokens.includes(token))
      .map(({ id, token }) => ({
        InstanceId: id,
        ClientToken: token,
        State: { Name: 'running' },
        Tags: Object.entries(this.#intent.tags).map(([Key, Value]) => ({ Key, Value })),
      }));
    return { Reservations: [{ Instances }] };
  }
}
