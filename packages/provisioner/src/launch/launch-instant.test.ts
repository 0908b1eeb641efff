import type { FaultRule } from '@ami-select/local-ec2';
import {
  DescribeFleetsCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  type LaunchTemplate,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { reapRegion } from '../reap/reap-region.ts';
import { checkHandle } from '../record/check-handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { connectAtOnce, fleetIntent, fleetRequest } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { failureOf } from '../testing/simulate.ts';

const start = localHandlers({ quotas: { capacity: { 'c7g.large': 15, 'r7g.large': 5 } } });
/** Operations that are denied together. */
const DENIED: Readonly<Record<string, readonly string[]>> = {
  CreateLaunchTemplate: ['CreateLaunchTemplate', 'DescribeLaunchTemplates', 'CreateFleet', 'DescribeFleets'],
  CreateFleet: ['CreateFleet', 'DescribeFleets'],
};
const CAPS = { caps: [{ maxCount: 100 }] };
const TYPES = ['c7g.large', 'm7g.large'];
/** Room for 20 machines together. */
const FULL = ['c7g.large', 'r7g.large'];

async function world(rules: readonly FaultRule[] = [], change: Partial<FleetRequest> = {}) {
  const { ec2, clock, imageId, journal } = await start(rules);
  const image = { ...fleetRequest().image, id: imageId };
  const request = { region: LOCAL_REGION, image, instanceTypes: TYPES, count: 25, ...change };
  const saved: FleetHandle[] = [];
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const dependencies: SpawnDependencies = {
    ec2,
    clock,
    logger: { debug: () => {}, info: log, warn: log },
    connect: connectAtOnce,
    callerAddress: async () => '198.51.100.4',
    save: async (handle) => void saved.push(JSON.parse(JSON.stringify(handle))),
  };
  return { ec2, clock, journal, lines, saved, dependencies, request, intent: fleetIntent(clock, request) };
}

describe('a fleet of many machines', () => {
  it('is filled from several pools in one call, and leaves nothing', async () => {
    const { ec2, saved, journal, dependencies, intent } = await world();

    const { hosts } = await spawnFleet(intent, dependencies, CAPS);
    const handle = saved.at(-1)!;
    const proof = await terminateFleet(handle, dependencies);

    expect(hosts).toHaveLength(25);
    expect(handle.calls?.map(({ action }) => action)).toEqual([
      'CreateSecurityGroup',
      'CreateLaunchTemplate',
      'CreateFleet',
    ]);
    expect(checkHandle(handle)).toEqual([]);
    expect(proof).toMatchObject({ clean: true, remaining: [] });
    expect(proof.created.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ec2-fleet', 'launch-template']),
    );
    const [fleetId = ''] = handle.calls?.at(-1)?.ids ?? [];
    const { Fleets } = await ec2.send(new DescribeFleetsCommand({ FleetIds: [fleetId] }));
    expect(Fleets?.[0]?.FleetState).toMatch(/^deleted/);
    expect(journal.remaining()).toEqual([]);
  });

  it('shares a permanent template without secrets where the groups are the caller’s', async () => {
    const { ec2, clock, saved, dependencies, request, intent } = await world();
    await spawnFleet(intent, dependencies, CAPS);
    const [group = ''] = saved.at(-1)?.calls?.[0]?.ids ?? [];
    const shared = (step: string) =>
      fleetIntent(clock, { ...request, identity: { step }, securityGroupIds: [group] });

    await spawnFleet(shared('one'), dependencies, CAPS);
    const first = await terminateFleet(saved.at(-1)!, dependencies);
    await spawnFleet(shared('two'), dependencies, CAPS);
    const second = await terminateFleet(saved.at(-1)!, dependencies);

    const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    const [template] = LaunchTemplates.filter(({ Tags = [] }) =>
      Tags.some(({ Key }) => Key === 'ami-select:permanent'),
    );
    const permanent = [{ kind: 'launch-template', id: template?.LaunchTemplateId }];
    expect([first.permanent, second.permanent]).toEqual([permanent, permanent]);
    expect([first.clean, second.clean]).toEqual([true, true]);

    await reapRegion({ region: LOCAL_REGION, dryRun: false }, dependencies);
    const { LaunchTemplates: kept = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    await reapRegion({ region: LOCAL_REGION, dryRun: false, permanent: true }, dependencies);
    const { LaunchTemplates: left = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
    const isTemplate = ({ LaunchTemplateId }: LaunchTemplate) =>
      LaunchTemplateId === template?.LaunchTemplateId;
    expect([kept.some(isTemplate), left.some(isTemplate)]).toEqual([true, false]);
  });

  it.each(['CreateLaunchTemplate', 'CreateFleet'])(
    'is launched pool by pool where %s is not allowed',
    async (action) => {
      const rules: FaultRule[] = [
        {
          match: { operation: DENIED[action] ?? [] },
          effect: { kind: 'error', code: 'UnauthorizedOperation' },
        },
      ];
      const { lines, saved, journal, dependencies, intent } = await world(rules, { minimum: 1 });

      const { hosts } = await spawnFleet(intent, dependencies, CAPS);
      const proof = await terminateFleet(saved.at(-1)!, dependencies);

      expect(hosts).toHaveLength(25);
      expect(lines).toContain(`EC2 refused ec2:${action} (UnauthorizedOperation). Launching pool by pool.`);
      expect(proof.clean).toBe(true);
      expect(journal.remaining()).toEqual([]);
    },
  );

  it.each(['CreateLaunchTemplate', 'CreateFleet'])(
    'is launched once where the response to %s is lost',
    async (operation) => {
      const rules: FaultRule[] = [{ match: { operation }, times: 1, effect: { kind: 'lose-response' } }];
      const { ec2, saved, journal, dependencies, intent } = await world(rules);

      await spawnFleet(intent, dependencies, CAPS);
      const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
      await terminateFleet(saved.at(-1)!, dependencies);

      expect(Reservations.flatMap(({ Instances = [] }) => Instances)).toHaveLength(25);
      expect(journal.remaining()).toEqual([]);
    },
  );

  it('is ended where no response to CreateFleet ever comes, and not launched again', async () => {
    const rules: FaultRule[] = [{ match: { operation: 'CreateFleet' }, effect: { kind: 'lose-response' } }];
    const { ec2, journal, dependencies, intent } = await world(rules);

    const failure = await failureOf(spawnFleet(intent, dependencies, CAPS));

    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    expect(failure.code).toBe('UNREACHABLE_ENDPOINT');
    expect(Reservations.flatMap(({ Instances = [] }) => Instances).length).toBe(25);
    // EC2 shows its record of the call by id alone: that never came, but is a tag of each machine.
    expect(journal.remaining()).toEqual([]);
  });

  it('ends what one call launched when all of it does not fit anywhere', async () => {
    const { journal, dependencies, intent } = await world([], { count: 40, instanceTypes: FULL });

    const failure = await failureOf(spawnFleet(intent, dependencies, CAPS));

    expect(failure.code).toBe('CAPACITY');
    expect(journal.remaining()).toEqual([]);
  });
});
