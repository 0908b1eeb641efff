import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { hearTime } from '../aws/aws-time.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { fleetTags } from '../testing/fleet-tags.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { type ReapOptions, reapRegion } from './reap-region.ts';
import type { ReapedKind } from './reaped-kinds.ts';
import type { ReapedResource } from './report.ts';

const HOUR = 3_600_000;

type Thing = Omit<InventoryItem, 'tags'> & { readonly tags?: Readonly<Record<string, string | undefined>> };

/** What a scripted region does. */
interface World {
  /** What the lists show, by their number: the last stays. */
  readonly lists: readonly (readonly Thing[] | 'denied')[];
  /** Why EC2 refuses to remove a thing; empty when it accepts, and the lists go on as scripted. */
  readonly refuse?: (id: string) => string | undefined;
  /** Instead of a response to the removal of machines. */
  readonly failure?: ProvisionerError;
}

/** A region whose lists follow a script; what is removed is gone from then on. */
function createRegion({ lists, refuse = () => undefined, failure }: World, clock: VirtualClock) {
  const removed: string[] = [];
  let listed = 0;
  const shown = (kind: string): readonly InventoryItem[] => {
    const list = lists[Math.min(listed, lists.length - 1)] ?? [];
    if (list === 'denied') {
      if (kind === 'instance')
        throw new ProvisionerError('PERMISSION_DENIED', `Not allowed to list every ${kind}`);
      return [];
    }
    const own = list.filter((thing) => thing.kind === kind && !removed.includes(`${thing.id} removed`));
    return own.map(({ tags = {}, ...thing }) => ({
      ...thing,
      tags: fleetTags({
        'ami-select:expires-at': new Date(clock.now().getTime() - HOUR).toISOString(),
        ...tags,
      }),
    }));
  };
  const kindOf = (kind: ReapedKind['kind']): ReapedKind => ({
    kind,
    list: async () => {
      const result = shown(kind);
      if (kind === 'security-group') listed += 1;
      return result;
    },
    remove: async (items) => {
      if (kind === 'instance' && failure !== undefined) throw failure;
      const refusals = items.flatMap(({ id }) => {
        const reason = refuse(id);
        removed.push(
          `${id} ${({ '': 'accepted', undefined: 'removed' } as const)[`${reason}`] ?? 'refused'}`,
        );
        return reason ? [{ id, code: 'OperationNotPermitted', reason, isDenied: false }] : [];
      });
      return refusals;
    },
  });
  return { removed, kinds: (['instance', 'volume', 'security-group'] as const).map(kindOf) };
}

async function reap(world: World, options: Partial<ReapOptions> = {}) {
  const clock = createVirtualClock();
  const { ec2, calls } = scriptedEc2(() => ({}));
  const { removed, kinds } = createRegion(world, clock);
  hearTime({ date: clock.now().toUTCString() }, clock);
  const startedAt = clock.now().getTime();
  const request = { region: 'eu-west-1', dryRun: false, ...options };
  const report = await reapRegion(request, testDependencies(ec2, clock), kinds);
  const seconds = Math.round((clock.now().getTime() - startedAt) / 1_000);
  const outcomes = report.resources.map(
    ({ id, outcome, reason }: ReapedResource) => `${id} ${outcome} ${reason}`,
  );
  return { report, outcomes, removed, seconds, calls };
}

const MACHINE: Thing = { kind: 'instance', id: 'i-1', state: 'running' };
const GROUP: Thing = { kind: 'security-group', id: 'sg-1', state: 'present' };

describe('reapRegion', () => {
  it('only lists in a dry run, with the command that removes each', async () => {
    const { outcomes, removed, report } = await reap({ lists: [[MACHINE, GROUP]] }, { dryRun: true });

    expect(outcomes).toEqual(['i-1 planned lease-over', 'sg-1 planned lease-over']);
    expect(report.resources.map(({ command }) => command)).toEqual([
      expect.stringMatching(/terminate-instances --instance-ids i-1 --region eu-west-1$/),
      'aws ec2 delete-security-group --group-id sg-1 --region eu-west-1',
    ]);
    expect(removed).toEqual([]);
  });

  it('removes machines, and their group once they have ended', async () => {
    const ending: Thing = { ...MACHINE, state: 'shutting-down' };
    const lists = [[MACHINE, GROUP], [MACHINE, GROUP], [ending, GROUP], [ending, GROUP], [GROUP]];

    const { outcomes, removed } = await reap({
      lists,
      refuse: (id) => (id === 'i-1' ? '' : undefined),
    });

    expect(removed).toEqual(['i-1 accepted', 'sg-1 removed']);
    expect(outcomes).toEqual(['i-1 deleted going', 'sg-1 deleted lease-over']);
  });

  it('does nothing, and asks once, where nothing is to be removed', async () => {
    const tags = { 'ami-select:expires-at': '2999-01-01' };

    const { outcomes, removed, seconds } = await reap({ lists: [[{ ...MACHINE, tags }]] });

    expect(outcomes).toEqual(['i-1 untouched lease-runs']);
    expect(removed).toEqual([]);
    expect(seconds).toBe(0);
  });

  it('spares a fleet whose lease is renewed between two lists', async () => {
    const renewed = { ...MACHINE, tags: { 'ami-select:expires-at': '2999-01-01' } };

    const { outcomes, removed } = await reap({
      lists: [
        [MACHINE, GROUP],
        [renewed, GROUP],
      ],
    });

    expect(outcomes).toEqual(['i-1 untouched lease-runs', 'sg-1 untouched lease-runs']);
    expect(removed).toEqual([]);
  });

  it('waits for a second list before it removes what comes into view', async () => {
    const late: Thing = { ...MACHINE, id: 'i-2' };

    const { removed } = await reap({ lists: [[MACHINE], [MACHINE, late], [late]] });

    expect(removed).toEqual(['i-1 removed', 'i-2 removed']);
  });

  it('takes nothing for gone that one list misses', async () => {
    const { removed, outcomes } = await reap({ lists: [[MACHINE], [], [MACHINE], [MACHINE]] });

    expect(removed).toEqual(['i-1 removed']);
    expect(outcomes).toEqual(['i-1 deleted lease-over']);
  });

  it('names what EC2 refuses, and gives up on it', async () => {
    const { outcomes, removed, report, seconds } = await reap({
      lists: [[MACHINE, GROUP]],
      refuse: () => 'OperationNotPermitted: protected',
    });

    expect(removed).toEqual(['i-1 refused', 'i-1 refused', 'i-1 refused']);
    expect(outcomes).toEqual(['i-1 remaining lease-over', 'sg-1 remaining lease-over']);
    expect(report.resources[0]).toMatchObject({
      refusal: 'OperationNotPermitted: protected',
      command: expect.stringMatching(/terminate-instances --instance-ids i-1 --region eu-west-1$/),
    });
    expect(seconds).toBeLessThan(60);
  });

  it('reports machines that no call would end, and goes on with the rest', async () => {
    const failure = new ProvisionerError('SERVICE_FAILED', 'ec2:TerminateInstances failed', {
      awsError: 'RequestLimitExceeded',
    });
    const volume: Thing = {
      kind: 'volume',
      id: 'vol-1',
      state: 'available',
      tags: { 'ami-select:fleet': 'fleet-0123456789abcde0' },
    };

    const { outcomes, removed, report } = await reap({ lists: [[MACHINE, volume]], failure });

    expect(outcomes[0]).toMatch(/^i-1 remaining /);
    expect(JSON.stringify(report)).toContain('ec2:TerminateInstances failed');
    expect(removed).toContain('vol-1 removed');
  });

  it('ends after five minutes of a machine that does not end, and leaves its group to the next pass', async () => {
    const lists = [
      [MACHINE, GROUP],
      [MACHINE, GROUP],
      [{ ...MACHINE, state: 'shutting-down' }, GROUP],
    ];

    const { outcomes, seconds, removed } = await reap({ lists, refuse: () => '' });

    expect(removed).toEqual(['i-1 accepted']);
    expect(outcomes).toEqual(['i-1 going going', 'sg-1 remaining lease-over']);
    expect(Math.floor(seconds / 60)).toBe(5);
  });

  it('marks what has no lease, and leaves it to a later pass', async () => {
    const { outcomes, calls, removed } = await reap({
      lists: [[{ ...MACHINE, tags: { 'ami-select:expires-at': undefined } }]],
    });

    expect(outcomes).toEqual(['i-1 marked no-lease']);
    expect(removed).toEqual([]);
    expect(calls.map(({ action }) => action)).toEqual(['CreateTags']);
  });

  it('removes nothing where machines cannot be listed, and says so', async () => {
    const { report, removed } = await reap({ lists: ['denied'] });

    expect(report).toEqual({
      resources: [],
      unknown: [{ region: 'eu-west-1', kind: 'instance', reason: 'Not allowed to list every instance' }],
    });
    expect(removed).toEqual([]);
  });
});
