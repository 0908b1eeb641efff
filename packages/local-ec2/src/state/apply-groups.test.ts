import type { InboundRule, Outbound } from '@ami-select/sandbox';
import { describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import { applyGroups } from './apply-groups.ts';
import type { RegionState } from './region-state.ts';
import type { GroupRecord } from './resources.ts';

function regionOf({ local }: Simulation): RegionState {
  return local.world.region('us-east-1');
}

/** Counts from now on how often the rules of the only group are read. */
function countReads(group: GroupRecord): () => number {
  const { rules } = group;
  let reads = 0;
  Object.defineProperty(group, 'rules', {
    get: () => {
      reads += 1;
      return rules;
    },
  });
  return () => reads;
}

async function readsOfLaunch(machines: number): Promise<number> {
  const sim = simulate({ latencies: 'none' });
  await launchTest(sim.ec2);
  const [group] = regionOf(sim).groups.values();
  const reads = countReads(group as GroupRecord);
  await launchTest(sim.ec2, { MinCount: machines, MaxCount: machines });
  return reads();
}

describe('applyGroups', () => {
  it('reads the rules as often for many machines of a launch as for one', async () => {
    const one = await readsOfLaunch(1);

    expect(one).toBeGreaterThan(0);
    expect(await readsOfLaunch(60)).toBe(one);
  });

  it('gives every machine its rules, read once for each group, in one pass for changes at the same time', async () => {
    const sim = simulate({ latencies: 'none' });
    const region = regionOf(sim);
    await launchTest(sim.ec2, { MinCount: 3, MaxCount: 3 });
    const given: [string, readonly InboundRule[] | Outbound][] = [];
    for (const instance of region.living) {
      Object.assign(instance.sandbox ?? {}, {
        letIn: async (rules: readonly InboundRule[]) => void given.push(['in', rules]),
        letOut: async (rules: Outbound) => void given.push(['out', rules]),
      });
    }
    const [group] = region.groups.values();
    const reads = countReads(group as GroupRecord);

    await Promise.all([applyGroups(region, sim.local.world), applyGroups(region, sim.local.world)]);

    const sources = [...region.living].map(({ privateIp }) => `${privateIp}/32`);
    expect(reads()).toBe(2);
    expect(given.filter(([way]) => way === 'out')).toEqual(Array(3).fill(['out', 'everything']));
    const inside = given.filter(([way]) => way === 'in').map(([, rules]) => rules as readonly InboundRule[]);
    expect(inside).toHaveLength(3);
    for (const rules of inside)
      expect(rules.filter(({ protocol }) => protocol === 'tcp').map(({ source }) => source)).toEqual(sources);
  });
});
