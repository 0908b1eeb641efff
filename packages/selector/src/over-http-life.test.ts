import type { LocalEc2 } from '@ami-select/local-ec2';
import { DeregisterImageCommand } from '@aws-sdk/client-ec2';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { architecturesOf, withArchitectureOf } from './compatibility/architectures-of.ts';
import { checkCompatibility } from './compatibility/check-compatibility.ts';
import { describeInstanceTypes } from './compatibility/instance-type.ts';
import type { SelectDependencies } from './contract/ports.ts';
import { assertUpToDate, checkLock } from './lock/check-lock.ts';
import { emptyLock, type Lock } from './lock/lock.ts';
import { formatLock, parseLock } from './lock/lock-file.ts';
import { selectLocked } from './lock/select-locked.ts';
import { updateLock } from './lock/update-lock.ts';
import type { ImageQuery } from './query/image-query.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import { select, selectOptional } from './select/select.ts';
import { dependenciesOf, publish, startEndpoint } from './testing/local-endpoint.ts';
import { imageId, NOW, rawImage, SELF } from './testing/samples.ts';

const REGION = 'eu-west-1';

let local: LocalEc2;
let dependencies: SelectDependencies;

beforeAll(async () => {
  local = await startEndpoint({ images: 1_000 });
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
});

describe('one image, over HTTP', () => {
  it('comes with everything a workflow needs', async () => {
    const raw = rawImage({
      number: 1,
      Name: 'answer-1',
      CreationDate: new Date(NOW.getTime() - 3.5 * 86_400_000).toISOString(),
      DeprecationTime: '2099-01-01T00:00:00.000Z',
      Description: 'all of it',
      BootMode: 'uefi-preferred',
      ImdsSupport: 'v2.0',
      Tags: [{ Key: 'Team', Value: 'core' }],
    });
    const older = { ...raw, ImageId: imageId(2), Name: 'answer-0', CreationDate: '2024-01-01T00:00:00.000Z' };
    await publish(local, REGION, [older, raw]);

    const selection = await select({ owners: ['self'], name: ['answer-*'], regions: [REGION] }, dependencies);

    expect(selection.image).toEqual({
      id: imageId(1),
      name: 'answer-1',
      ownerId: SELF,
      region: REGION,
      architecture: 'x86_64',
      creationDate: new Date(raw.CreationDate ?? ''),
      deprecationTime: new Date('2099-01-01T00:00:00.000Z'),
      ageDays: 3,
      state: 'available',
      virtualizationType: 'hvm',
      imageType: 'machine',
      hypervisor: 'xen',
      rootDeviceName: '/dev/sda1',
      rootDeviceType: 'ebs',
      blockDevices: [],
      bootMode: 'uefi-preferred',
      enaSupport: true,
      imdsSupport: 'v2.0',
      platform: 'linux',
      platformDetails: 'Linux/UNIX',
      usageOperation: 'RunInstances',
      deregistrationProtection: 'disabled',
      description: 'all of it',
      tags: { Team: 'core' },
      productCodes: [],
      public: true,
    });
    expect(selection.reasons.length).toBeGreaterThan(2);
    expect(selection.runnersUp.map(({ id }) => id)).toEqual([imageId(2)]);
    expect(selection.cost).toEqual({
      calls: 1,
      images: 2,
      bytes: expect.toSatisfy((bytes) => bytes > 1_000),
    });
  });

  it('is found by its id, deprecated or not, with its conditions checked', async () => {
    const DeprecationTime = '2025-01-01T00:00:00.000Z';
    await publish(local, REGION, [rawImage({ number: 10, DeprecationTime })]);
    const query: ImageQuery = { imageId: imageId(10), regions: [REGION] };

    const selection = await select(query, dependencies);
    const refused = await select({ ...query, architecture: 'arm64' }, dependencies).catch(
      (error: unknown) => error,
    );

    expect(selection.image.id).toBe(imageId(10));
    expect(selection.warnings).toContainEqual(expect.stringContaining('is deprecated since 2025-01-01'));
    expect(refused).toMatchObject({
      code: 'NO_IMAGE',
      message: expect.stringContaining('architecture is not arm64'),
    });
  });

  it('does not appear for an optional query', async () => {
    const query: ImageQuery = { owners: ['self'], name: ['nothing-*'], optional: true, regions: [REGION] };

    expect(await selectOptional(query, dependencies)).toBeUndefined();
  });

  it('is found under the alias aws-backup-vault', async () => {
    await publish(local, REGION, [
      rawImage({ number: 20, OwnerId: '555555555555', ImageOwnerAlias: 'aws-backup-vault', Name: 'saved' }),
    ]);

    const selection = await select({ owners: ['aws-backup-vault'], regions: [REGION] }, dependencies);

    expect(selection.image.id).toBe(imageId(20));
  });
});

describe('an SSM parameter, over HTTP', () => {
  const name = '/golden/ami';

  beforeAll(async () => {
    await publish(local, REGION, [rawImage({ number: 31 }), rawImage({ number: 32 })]);
    const { ssm } = dependencies.clients(REGION);
    for (const Value of [imageId(31), imageId(32)]) {
      await ssm.send(new PutParameterCommand({ Name: name, Value, Type: 'String', Overwrite: true }));
    }
    const store = local.world.images.parameters(REGION);
    const parameter = store.get(name, SELF);
    if (parameter === undefined) throw new Error('the parameter is not there');
    const [first, ...others] = parameter.versions;
    if (first === undefined) throw new Error('the parameter has no version');
    store.put({ ...parameter, accountId: SELF, versions: [{ ...first, labels: ['stable'] }, ...others] });
  });

  it.each([
    ['its newest version', { 'ssm-parameter': name }, 32],
    ['a version', { 'ssm-parameter': `${name}:1` }, 31],
    ['a label', { 'ssm-parameter': `${name}:stable` }, 31],
    ['an ARN', { 'ssm-parameter': `arn:aws:ssm:${REGION}:${SELF}:parameter${name}` }, 32],
    ['an image id that points to it', { 'image-id': `resolve:ssm:${name}:1` }, 31],
  ])('is read by %s', async (_, fields, number) => {
    const { image } = await select(parseImageQuery({ ...fields, region: REGION }), dependencies);

    expect(image.id).toBe(imageId(number));
  });

  it.each([`${name}:9`, `${name}:nightly`])('is not found as %s', async (ssmParameter) => {
    await expect(select({ ssmParameter, regions: [REGION] }, dependencies)).rejects.toMatchObject({
      code: 'PARAMETER_NOT_FOUND',
    });
  });
});

describe('instance types, over HTTP', () => {
  it.each([
    ['t2.micro', { BootMode: 'uefi' }, 'boot-mode'],
    ['m5.large', { EnaSupport: false }, 'ena'],
    ['m5.large', { VirtualizationType: 'paravirtual' }, 'virtualization'],
    ['m5.large', { RootDeviceType: 'instance-store' }, 'root-device'],
    ['t2.micro', { TpmSupport: 'v2.0' }, 'nitro-tpm'],
    ['m5.large', { ImdsSupport: 'v2.0' }, 'imds'],
    ['c7g.large', {}, 'architecture'],
  ] as const)('%s does not start an image with %j', async (type, members, aspect) => {
    await publish(local, REGION, [rawImage({ number: 40, ...members })]);
    const { ec2 } = dependencies.clients(REGION);

    const { image } = await select({ imageId: imageId(40), regions: [REGION] }, dependencies);
    const types = await describeInstanceTypes([type], { ec2, region: REGION });

    expect(checkCompatibility(image, types, { httpTokens: 'optional' }).map((one) => one.aspect)).toEqual([
      aspect,
    ]);
  });

  it.each([
    [['c7g.large', 'c6g.large'], ['arm64']],
    [['m5.large'], ['x86_64']],
    [['t2.micro'], ['x86_64', 'i386']],
    [['m5.large', 'c7g.large'], []],
  ])('%j run %j', async (names, architectures) => {
    const { ec2 } = dependencies.clients(REGION);

    expect(architecturesOf(await describeInstanceTypes(names, { ec2, region: REGION }))).toEqual(
      architectures,
    );
  });

  it('decide the architecture of the image that is selected for them', async () => {
    const { ec2 } = dependencies.clients(REGION);
    const types = await describeInstanceTypes(['c7g.large', 'c6g.large'], { ec2, region: REGION });
    const query: ImageQuery = { publisher: 'debian', version: '12', regions: [REGION] };

    const { image } = await select(withArchitectureOf(query, types), dependencies);

    expect(image.architecture).toBe('arm64');
    expect(checkCompatibility(image, types)).toEqual([]);
  });

  it('that a region does not have are all named', async () => {
    const { ec2 } = dependencies.clients(REGION);

    await expect(
      describeInstanceTypes(['m5.large', 'm5.lagre', 'x9.huge'], { ec2, region: REGION }),
    ).rejects.toMatchObject({ code: 'INVALID_QUERY', problems: [{}, {}] });
  });
});

describe('a lock, over HTTP', () => {
  const query: ImageQuery = { owners: ['self'], name: ['locked-*'], regions: [REGION] };
  const old = rawImage({ number: 50, Name: 'locked-1', CreationDate: '2026-01-01T00:00:00.000Z' });

  async function lockOf(): Promise<Lock> {
    await publish(local, REGION, [old]);
    const { lock } = await updateLock(emptyLock(), { base: query }, dependencies);
    return parseLock(formatLock(lock));
  }

  it('goes from current to out of date, to deprecated, to deregistered', async () => {
    const { ec2 } = dependencies.clients(REGION);
    const lock = await lockOf();
    const request = { lock, name: 'base', query };
    const check = () => checkLock(lock, { base: query }, dependencies);

    const fresh = await check();
    await publish(local, REGION, [
      { ...old, ImageId: imageId(51), Name: 'locked-2', CreationDate: '2026-02-01T00:00:00.000Z' },
    ]);
    const outOfDate = await check();
    const stillUsed = await selectLocked(request, dependencies);
    await publish(local, REGION, [{ ...old, DeprecationTime: '2026-03-01T00:00:00.000Z' }]);
    const deprecated = await selectLocked(request, dependencies).catch((error: unknown) => error);
    const warned = await selectLocked({ ...request, whenStale: 'warn' }, dependencies);
    await ec2.send(new DeregisterImageCommand({ ImageId: old.ImageId }));
    const gone = await selectLocked({ ...request, whenStale: 'warn' }, dependencies).catch(
      (error: unknown) => error,
    );
    const goneReport = await check();

    expect(fresh).toMatchObject({ changes: [], isUpToDate: true });
    expect(outOfDate.changes).toMatchObject([
      { kind: 'changed', before: { id: imageId(50) }, after: { id: imageId(51) } },
    ]);
    expect(outOfDate.changes[0]?.message).toMatch(/locked-1, \d+ days old\) -> .*locked-2, \d+ days old/);
    expect(() => assertUpToDate(outOfDate)).toThrow(expect.objectContaining({ code: 'LOCK_OUT_OF_DATE' }));
    expect(stillUsed?.image.id).toBe(imageId(50));
    expect(deprecated).toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining('is deprecated'),
    });
    expect(warned?.warnings).toContainEqual(expect.stringContaining('is deprecated'));
    expect(gone).toMatchObject({
      code: 'LOCK_OUT_OF_DATE',
      message: expect.stringContaining('no longer exists in'),
    });
    expect(goneReport.changes).toMatchObject([{ kind: 'gone' }]);
  });
});
