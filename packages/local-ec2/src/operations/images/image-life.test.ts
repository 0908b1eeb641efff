import {
  CopyImageCommand,
  DeregisterImageCommand,
  DescribeImageAttributeCommand,
  DescribeImagesCommand,
  type DescribeImagesCommandInput,
  DisableImageCommand,
  DisableImageDeprecationCommand,
  DisableImageDeregistrationProtectionCommand,
  EC2Client,
  EnableImageCommand,
  EnableImageDeprecationCommand,
  EnableImageDeregistrationProtectionCommand,
  type Image,
  ModifyImageAttributeCommand,
  RegisterImageCommand,
  waitUntilImageAvailable,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { findTestImage, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const HOUR = 3_600_000;
const OTHER = '210987654321';

interface Bench extends Simulation {
  /** An own image, available. */
  readonly ImageId: string;
  /** A client of another account. */
  readonly other: EC2Client;
}

async function bench(): Promise<Bench> {
  const test = simulate();
  const SourceImageId = await findTestImage(test.ec2);
  const copy = new CopyImageCommand({ Name: 'mine', SourceImageId, SourceRegion: 'us-east-1' });
  const { ImageId = '' } = await test.ec2.send(copy);
  test.local.clock.advance(60_000);
  const { requestHandler, endpoint } = test.local;
  const credentials = { accessKeyId: OTHER, secretAccessKey: 'any' };
  const config = { requestHandler, endpoint, credentials, region: 'us-east-1', maxAttempts: 1 };
  return { ...test, ImageId, other: new EC2Client(config as never) };
}

async function find(client: EC2Client, input: DescribeImagesCommandInput): Promise<Image[]> {
  return (await client.send(new DescribeImagesCommand(input))).Images ?? [];
}

function share(client: EC2Client, ImageId: string): Promise<object> {
  const LaunchPermission = { Add: [{ UserId: OTHER }] };
  return client.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
}

describe('the life of an image, as clients see it', () => {
  it('row 14: pending, then available; the waiter of the SDK sees it, a launch does not wait', async () => {
    const { ec2, local } = simulate();
    const SourceImageId = await findTestImage(ec2);
    const copy = new CopyImageCommand({ Name: 'mine', SourceImageId, SourceRegion: 'us-east-1' });
    const { ImageId = '' } = await ec2.send(copy);

    const early = await refusal(launchTest(ec2, { ImageId }));
    const [pending] = await find(ec2, { ImageIds: [ImageId] });
    local.clock.advance(60_000);
    const waited = await waitUntilImageAvailable({ client: ec2, maxWaitTime: 60 }, { ImageIds: [ImageId] });

    expect([early.name, pending?.State, waited.state]).toEqual([
      'InvalidAMIID.Unavailable',
      'pending',
      'SUCCESS',
    ]);
    await expect(launchTest(ec2, { ImageId })).resolves.toHaveLength(1);
  });

  it('rows 13 and 14: failed and malformed images are not launched', async () => {
    const { ec2 } = simulate();
    const [failed] = await find(ec2, {
      Owners: ['self'],
      Filters: [{ Name: 'state', Values: ['failed'] }],
    });
    const launch = (ImageId: string) => refusal(launchTest(ec2, { ImageId })).then(({ name }) => name);

    expect(failed?.StateReason?.Code).toBe('Client.InvalidSnapshot.NotFound');
    expect(await launch(failed?.ImageId ?? '')).toBe('InvalidAMIID.Unavailable');
    expect(await launch('ami-12')).toBe('InvalidAMIID.Malformed');
    expect(await launch('ami-00000000000000000')).toBe('InvalidAMIID.NotFound');
  });

  it('row 10: a deprecated image is hidden from the lists of others, yet they can launch it', async () => {
    const { ec2, other, local, ImageId } = await bench();
    await share(ec2, ImageId);
    const DeprecateAt = new Date(local.clock.now().getTime() + HOUR);
    const shared = { ExecutableUsers: ['self'], Filters: [{ Name: 'image-id', Values: [ImageId] }] };
    const seen = (input: DescribeImagesCommandInput) => find(other, input).then(({ length }) => length);

    await ec2.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt }));
    const before = await seen(shared);
    local.clock.advance(HOUR + 60_000);
    const after = [
      await seen(shared),
      await seen({ ...shared, IncludeDeprecated: true }),
      await seen({ ImageIds: [ImageId] }),
      (await find(ec2, { Owners: ['self'], Filters: shared.Filters })).length,
    ];
    const launched = await launchTest(other, { ImageId });
    await ec2.send(new DisableImageDeprecationCommand({ ImageId }));

    expect([before, ...after, await seen(shared)]).toEqual([1, 0, 1, 1, 1, 1]);
    expect(launched).toHaveLength(1);
  });

  it('row 11: a disabled image is hidden from its owner, launches nothing, and is no longer shared', async () => {
    const { ec2, other, ImageId } = await bench();
    await share(ec2, ImageId);

    await ec2.send(new DisableImageCommand({ ImageId }));
    const hidden = await find(ec2, { ImageIds: [ImageId] });
    const shown = await find(ec2, { ImageIds: [ImageId], IncludeDisabled: true });
    const refused = await refusal(launchTest(ec2, { ImageId }));
    const stranger = await refusal(launchTest(other, { ImageId }));
    await ec2.send(new EnableImageCommand({ ImageId }));

    expect([hidden, shown.map(({ State }) => State)]).toEqual([[], ['disabled']]);
    expect([refused.name, stranger.name]).toEqual(['InvalidAMIID.Unavailable', 'AuthFailure']);
    await expect(launchTest(ec2, { ImageId })).resolves.toHaveLength(1);
    await expect(find(other, { ImageIds: [ImageId] })).rejects.toThrow('does not exist');
  });

  it('row 12: a deregistered image shows a while, then answers are empty, then it is not found', async () => {
    const { ec2, local, ImageId } = await bench();
    const ask = () =>
      find(ec2, { ImageIds: [ImageId] }).then(
        (images) => images.map(({ State }) => State),
        ({ name }: Error) => name,
      );

    await ec2.send(new DeregisterImageCommand({ ImageId }));
    const lingering = await ask();
    const refused = await refusal(launchTest(ec2, { ImageId }));
    local.clock.advance(20_000);
    const empty = await ask();
    local.clock.advance(HOUR);

    expect([lingering, refused.name, empty, await ask()]).toEqual([
      ['deregistered'],
      'InvalidAMIID.Unavailable',
      [],
      'InvalidAMIID.NotFound',
    ]);
  });

  it('cannot end while it is protected, and with a cooldown not for a day after that', async () => {
    const { ec2, local, ImageId } = await bench();
    const protection = async () =>
      (await find(ec2, { ImageIds: [ImageId] })).map((image) => image.DeregistrationProtection).join();
    const deregister = () =>
      ec2.send(new DeregisterImageCommand({ ImageId })).then(
        () => 'ok',
        ({ name }: Error) => name,
      );
    const seen = [await protection()];

    await ec2.send(new EnableImageDeregistrationProtectionCommand({ ImageId }));
    seen.push(await protection(), await deregister());
    await ec2.send(new DisableImageDeregistrationProtectionCommand({ ImageId }));
    seen.push(await protection());
    await ec2.send(new EnableImageDeregistrationProtectionCommand({ ImageId, WithCooldown: true }));
    await ec2.send(new DisableImageDeregistrationProtectionCommand({ ImageId }));
    seen.push(await protection());
    local.clock.advance(23 * HOUR);
    seen.push(await deregister());
    local.clock.advance(HOUR);
    seen.push(await protection(), await deregister());

    expect(seen).toEqual([
      'disabled',
      'enabled-without-cooldown',
      'OperationNotPermitted',
      'disabled',
      'enabled-with-cooldown',
      'OperationNotPermitted',
      'disabled',
      'ok',
    ]);
  });

  it('shows each of its attributes to the owner, and refuses one that is not served', async () => {
    const { ec2, other, ImageId } = await bench();
    const ask = async (Attribute: string) => {
      const command = new DescribeImageAttributeCommand({ ImageId, Attribute: Attribute as 'description' });
      const { $metadata: _, ImageId: id, ...answer } = await ec2.send(command);
      return { id, members: Object.keys(answer) };
    };
    const attributes = {
      blockDeviceMapping: 'BlockDeviceMappings',
      bootMode: 'BootMode',
      deregistrationProtection: 'DeregistrationProtection',
      description: 'Description',
      imdsSupport: 'ImdsSupport',
      kernel: 'KernelId',
      lastLaunchedTime: 'LastLaunchedTime',
      launchPermission: 'LaunchPermissions',
      productCodes: 'ProductCodes',
      ramdisk: 'RamdiskId',
      sriovNetSupport: 'SriovNetSupport',
      tpmSupport: 'TpmSupport',
    };

    for (const [attribute, member] of Object.entries(attributes)) {
      expect(await ask(attribute)).toEqual({ id: ImageId, members: [member] });
    }
    expect((await refusal(ask('uefiData'))).name).toBe('NotImplemented');
    expect((await refusal(ask('colour'))).name).toBe('InvalidParameterValue');
    await share(ec2, ImageId);
    const describe = new DescribeImageAttributeCommand({ ImageId, Attribute: 'description' });
    expect((await refusal(other.send(describe))).name).toBe('AuthFailure');
  });

  it.each([
    ['an S3 manifest', { ImageLocation: 'bucket/image.manifest.xml' }],
    ['UEFI variables', { UefiData: 'AAAA' }],
    ['billing products', { BillingProducts: ['bp-1'] }],
  ])('cannot begin from %s: the refusal names it', async (_, input) => {
    const { ec2 } = simulate();

    const refused = await refusal(ec2.send(new RegisterImageCommand({ Name: 'registered', ...input })));

    expect(refused).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(Object.keys(input)[0] ?? ''),
      $metadata: { httpStatusCode: 501 },
    });
  });
});
