import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitStatusOf, systemClock } from '@ami-select/core';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { CreateTagsCommand, DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SpawnDependencies } from './aws/ports.ts';
import type { FleetHandle } from './fleet/handle.ts';
import { launchFleet } from './launch/launch-fleet.ts';
import { createIntent } from './plan/create-intent.ts';
import { handlePath, readHandle, writeHandle } from './record/handle-file.ts';
import { recoverHandle } from './record/recover-handle.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import { connectAtOnce, fleetRequest } from './testing/fixtures.ts';
import { createForeign, FOREIGN_CASES, type Foreign, findTouched } from './testing/foreign-handles.ts';

const REGION = 'us-east-1';
/** Of intents: what does not show its tags after so long is not ours. */
const earlier = { now: () => new Date(Date.now() - 2_400_000) };

describe('a handle that names what is not ours, on local-ec2 over HTTP', () => {
  let local: LocalEc2;
  let ec2: EC2Client;
  let imageId: string;
  let foreign: Foreign;
  let folder: string;
  let dependencies: SpawnDependencies;
  let legs = 0;

  beforeAll(async () => {
    local = await startLocalEc2({ region: REGION, images: 1000, sandbox: 'none' });
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = local.environment;
    ec2 = new EC2Client({
      region: REGION,
      endpoint: local.endpoint,
      maxAttempts: 1,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    });
    const filters = [{ Name: 'architecture', Values: ['arm64'] }];
    const { Images = [] } = await ec2.send(
      new DescribeImagesCommand({ Owners: ['099720109477'], Filters: filters }),
    );
    imageId = Images[0]?.ImageId ?? '';
    foreign = await createForeign(ec2, imageId, 'c7g.large');
    const log = (): void => {};
    dependencies = {
      ec2,
      clock: systemClock,
      logger: { debug: log, info: log, warn: log },
      connect: connectAtOnce,
      callerAddress: async () => '198.51.100.4',
    };
  });
  afterAll(async () => {
    ec2.destroy();
    await local.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foreign-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A fleet of our own, as its handle was stored. */
  async function launched(repository = 'octo/demo'): Promise<FleetHandle> {
    legs += 1;
    const request = fleetRequest({
      identity: { repository, id: `leg-${legs}` },
      region: REGION,
      endpoint: local.endpoint,
      count: 1,
      image: { ...fleetRequest().image, id: imageId },
    });
    const { handle } = await launchFleet(createIntent(request, { clock: earlier }), dependencies);
    return handle;
  }

  /** Stores a handle and terminates from the file, as every command and step does. */
  async function terminateStored(handle: FleetHandle): Promise<unknown> {
    const path = handlePath({ RUNNER_TEMP: folder }, handle.intent.fleetId);
    await writeHandle(path, handle);
    const save = (next: FleetHandle): Promise<void> => writeHandle(path, next);
    return readHandle(path).then((read) => terminateFleet(read, { ...dependencies, save }));
  }

  const remainingOf = (handle: FleetHandle): readonly string[] => {
    const own = new Set(handle.calls?.flatMap(({ ids }) => ids));
    return local.journal.remaining().flatMap(({ id }) => (own.has(id) ? [id] : []));
  };

  it.each(FOREIGN_CASES)(
    '$title: named, untouched, status 2; our own is terminated',
    async ({ edit, names }) => {
      const handle = await launched();
      const before = local.journal.remaining().length;

      const failure = await terminateStored(edit(handle, foreign)).catch((error: unknown) => error);

      expect(exitStatusOf(failure)).toBe(2);
      expect(failure).toMatchObject({
        code: 'FOREIGN_RESOURCES',
        proof: { clean: false, foreign: names(foreign) },
      });
      for (const { kind, id } of names(foreign)) {
        expect(String(failure)).toContain(`${kind} ${id}`);
        expect((failure as { proof: { created: readonly object[] } }).proof.created).not.toContainEqual({
          kind,
          id,
        });
      }
      expect(await findTouched(ec2, foreign)).toEqual([]);
      const wasEnded = edit(handle, foreign).terminatedAt !== undefined;
      if (!wasEnded) expect(remainingOf(handle).filter((id) => id.startsWith('i-'))).toEqual([]);
      expect(local.journal.remaining().length).toBeLessThanOrEqual(before);
    },
  );

  it('terminates our own without a word of foreign things, and once more', async () => {
    const handle = await launched();

    await expect(terminateStored(handle)).resolves.toMatchObject({ clean: true, foreign: [] });
    await expect(terminateStored(handle)).resolves.toMatchObject({ clean: true, foreign: [] });
    expect(remainingOf(handle)).toEqual([]);
  });

  it.each<readonly [string, (handle: FleetHandle, other: FleetHandle) => unknown]>([
    ['the fleet id of another fleet', ({ intent }, other) => ({ ...intent, fleetId: other.intent.fleetId })],
    ['the tokens of another fleet', ({ intent }, other) => ({ ...intent, pools: other.intent.pools })],
    [
      'the tokens of both fleets',
      ({ intent }, o) => ({ ...intent, pools: [...intent.pools, ...o.intent.pools] }),
    ],
    ['the tags of another fleet', ({ intent }, other) => ({ ...intent, tags: other.intent.tags })],
    [
      'the group name of another fleet',
      ({ intent }, o) => ({ ...intent, securityGroupName: o.intent.securityGroupName }),
    ],
    [
      'the identity of another fleet',
      ({ intent }, other) => ({ ...intent, identity: other.intent.identity }),
    ],
    ['another region', ({ intent }) => ({ ...intent, region: 'eu-west-1' })],
    ['no identity', ({ intent }) => ({ ...intent, identity: {} })],
    ['a host for a region', ({ intent }) => ({ ...intent, region: 'evil.example/' })],
    ['an endpoint with a user', ({ intent }) => ({ ...intent, endpoint: 'http://user@127.0.0.1:1' })],
  ])('is not used with %s: nothing of either fleet is touched', async (_, edit) => {
    const [handle, other] = [await launched(), await launched('octo/other')];

    const failure = await terminateStored({
      ...handle,
      intent: edit(handle, other) as FleetHandle['intent'],
    }).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'INVALID_HANDLE' });
    expect(exitStatusOf(failure)).toBe(2);
    expect(remainingOf(handle)).toHaveLength(2);
    expect(remainingOf(other)).toHaveLength(2);
  });

  it('is not used with a VPC in place of the group', async () => {
    const handle = await launched();
    const path = join(folder, 'handle.json');
    await writeHandle(path, handle);
    const text = (await readFile(path, 'utf8')).replace(
      /"securityGroupId":"[^"]*"/,
      '"securityGroupId":"vpc-12345678"',
    );
    await writeFile(path, text);

    await expect(readHandle(path)).rejects.toMatchObject({ problems: [{ field: 'securityGroupId' }] });
  });

  it('touches nothing of the fleet of another repository that is known by its id alone', async () => {
    const other = await launched('octo/other');
    const { fleetId } = other.intent;
    const now = earlier.now();

    const mine = recoverHandle({ fleetId, region: REGION, repository: 'octo/demo', now });
    const failure = await terminateFleet(mine, dependencies).catch((error: unknown) => error);
    const kept = remainingOf(other);
    const theirs = recoverHandle({ fleetId, region: REGION, repository: 'octo/other', now });
    const proof = await terminateFleet(theirs, dependencies);

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    expect(kept).toHaveLength(2);
    expect(proof).toMatchObject({ clean: true, foreign: [] });
    expect(remainingOf(other)).toEqual([]);
  });

  it("touches nothing that somebody tagged like our fleet, but with their repository's name", async () => {
    const handle = await launched();
    const tags = [
      { Key: 'ami-select:fleet', Value: handle.intent.fleetId },
      { Key: 'ami-select:repository', Value: 'octo/other' },
    ];
    const resources = [foreign.instance, foreign.securityGroup, foreign.volume, foreign.networkInterface];
    await ec2.send(new CreateTagsCommand({ Resources: resources, Tags: tags }));

    const failure = await terminateStored(handle).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    for (const id of resources) expect(String(failure)).toContain(id);
    expect(await findTouched(ec2, foreign)).toEqual([]);
    expect(remainingOf(handle)).toEqual([]);
  });

  it('terminates by the tokens of the fleet itself, whatever a handle object of a library user says', async () => {
    const [handle, other] = [await launched(), await launched('octo/other')];
    const pools = handle.intent.pools.map((pool) => ({
      ...pool,
      clientToken: other.intent.pools[0]?.clientToken ?? '',
    }));

    const failure = await terminateFleet(
      { ...handle, calls: undefined, intent: { ...handle.intent, pools } },
      dependencies,
    ).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
    expect(remainingOf(handle)).toEqual([]);
    expect(remainingOf(other)).toHaveLength(2);
  });
});
