import type { FaultRule } from '@ami-select/local-ec2';
import { LOCAL_REGION, type LocalHandler } from '../local-handler.ts';

/** Faults of machines, besides the lag that every schedule has. */
export const WORLD_FAULTS = [
  'dies-at-boot',
  'interrupted',
  'fewer-than-asked',
  'slow-termination',
  'no-address',
  'protected',
  'ssh-late',
  'lease-not-armed',
] as const;

export type WorldFaultKind = (typeof WORLD_FAULTS)[number];

/** Part of what a CreateFleet asked for was launched. */
export const PARTIAL_FLEET = 'CreateFleet fewer-than-asked';

const DEATH = 'Server.InsufficientInstanceCapacity';
const INTERRUPTION = 'Server.SpotInstanceTermination';

/** The rules of local-ec2 for them; `isLarge`: CreateFleet launches what is asked for, in more than one pool. */
export function worldRules(
  world: readonly WorldFaultKind[],
  { isLarge }: { readonly isLarge: boolean },
): readonly FaultRule[] {
  const has = (kind: WorldFaultKind): boolean => world.includes(kind);
  const launches: FaultRule[] = [];
  const add = (rule: Omit<FaultRule, 'match'>): void => {
    launches.push({ match: { instanceType: '*' }, ...rule });
  };
  if (has('dies-at-boot')) add({ times: 1, effect: { kind: 'die', code: DEATH, afterMs: 2_000 } });
  if (has('fewer-than-asked')) {
    const [times, count] = isLarge ? [2, 7] : [1, 1];
    add({ times, effect: { kind: 'fewer', count } });
  }
  if (has('slow-termination')) add({ effect: { kind: 'slow-termination', ms: 240_000 } });
  if (has('no-address')) add({ times: 1, effect: { kind: 'no-address' } });
  if (has('interrupted')) {
    const effect = { kind: 'interrupt', afterMs: 1_000, noticeMs: 4_000 } as const;
    launches.push({ match: { market: 'spot' }, times: 2, effect });
  }
  return launches;
}

/** What became of the faults of a world. */
export interface WorldWatch {
  /** Of a fault that local-ec2 knows nothing of. */
  fire(kind: WorldFaultKind): void;
  /** Faults that took place until now; to be asked before EC2 forgets the machines. */
  fired(): readonly string[];
}

/** Watches which faults of a world take place, not only which are planned. */
export function watchWorld(local: LocalHandler, world: readonly WorldFaultKind[]): WorldWatch {
  const { clock, journal } = local;
  const { faults } = local.world;
  const fired = new Set<string>();
  /** When a launch met an effect, and where. */
  const met: { readonly kind: string; readonly at: number; readonly type: string }[] = [];
  const effectsOf = faults.effects;
  faults.effects = (subject) => {
    const effects = effectsOf(subject);
    const { operation, launch } = subject;
    if (launch === undefined) return effects;
    for (const { kind } of effects) {
      met.push({ kind, at: clock.now().getTime(), type: launch.instanceType });
      if (kind === 'fewer' && operation === 'CreateFleet') fired.add(PARTIAL_FLEET);
    }
    return effects;
  };

  function askedForMore(at: number): boolean {
    return journal.requests().some((request) => {
      const { MaxCount = 0 } = request.input as { readonly MaxCount?: number };
      return request.at.getTime() === at && (request.operation === 'CreateFleet' || MaxCount > 1);
    });
  }

  function tookPlace(kind: WorldFaultKind): boolean {
    const instances = [...local.world.region(LOCAL_REGION).instances.values()];
    switch (kind) {
      case 'dies-at-boot':
        return instances.some(({ stateReason }) => stateReason?.code === DEATH);
      case 'interrupted':
        return instances.some(({ stateReason }) => stateReason?.code === INTERRUPTION);
      case 'slow-termination':
        return instances.some(({ slowTerminationMs }) => slowTerminationMs !== undefined);
      case 'lease-not-armed':
        return instances.length > 0;
      case 'fewer-than-asked':
        return met.some((effect) => effect.kind === 'fewer' && askedForMore(effect.at));
      case 'no-address':
        return met.some(
          ({ kind, at, type }) =>
            kind === 'no-address' &&
            instances.some(
              ({ instanceType, launchTime, runningSince }) =>
                instanceType === type && launchTime.getTime() === at && runningSince !== undefined,
            ),
        );
      default:
        return false;
    }
  }

  return {
    fire: (kind) => void fired.add(`world ${kind}`),
    fired: () => [...fired, ...world.filter(tookPlace).map((kind) => `world ${kind}`)],
  };
}
