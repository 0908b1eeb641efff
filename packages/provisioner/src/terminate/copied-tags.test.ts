import { RunInstancesCommand, type Tag } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { toTagList } from '../fleet/signature.ts';
import { fleetState, readFleetState } from '../record/fleet-state.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { endOn, instancesOn, spawnOn } from '../testing/faulty-fleet.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';

const start = localHandlers();

const KNOWN = ['its handle', 'its saved state', 'its id alone'] as const;

/** A fleet, and a machine that somebody else launched with tags of it. */
async function world(
  known: (typeof KNOWN)[number],
  tagsOf: (own: readonly Tag[]) => readonly Tag[],
  token?: string,
) {
  const local = await start([]);
  const { handle, intent } = await spawnOn(local);
  const { fleetId, identity } = intent;
  const Tags = [...tagsOf(toTagList(intent.tags))];
  const { Instances = [] } = await local.ec2.send(
    new RunInstancesCommand({
      ImageId: local.imageId,
      InstanceType: 'm7g.large',
      MinCount: 1,
      MaxCount: 1,
      ClientToken: token,
      TagSpecifications: [
        { ResourceType: 'instance', Tags },
        { ResourceType: 'volume', Tags },
      ],
    }),
  );
  const bobs = Instances[0]?.InstanceId ?? '';
  const { repository } = identity;
  const target = {
    'its handle': handle,
    'its saved state': readFleetState(fleetState(intent)),
    'its id alone': recoverHandle({ fleetId, region: LOCAL_REGION, repository, now: local.clock.now() }),
  }[known];
  return { local, target, bobs };
}

describe.each(KNOWN)('an end that knows %s spares the machine of somebody else', (known) => {
  it.each([
    ['the fleet tag alone', (tags: readonly Tag[]) => tags.filter(({ Key }) => Key === 'ami-select:fleet')],
    [
      'all tags but the version',
      (tags: readonly Tag[]) => tags.filter(({ Key }) => Key !== 'ami-select:version'),
    ],
    ['all tags', (tags: readonly Tag[]) => tags],
  ])('that has %s, and names it', async (_, tagsOf) => {
    const { local, target, bobs } = await world(known, tagsOf);

    const { proof, failure } = await endOn(local, target);

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    expect(proof).toMatchObject({ clean: false, remaining: [] });
    expect(proof?.foreign).toContainEqual({ kind: 'instance', id: bobs });
    expect(instancesOn(local).running).toEqual([bobs]);
  });
});

it('a launch without a client token is not ours either', async () => {
  const { local, target, bobs } = await world('its id alone', (tags) => tags, '');

  expect((await endOn(local, target)).proof?.foreign).toContainEqual({ kind: 'instance', id: bobs });
  expect(instancesOn(local).running).toEqual([bobs]);
});
