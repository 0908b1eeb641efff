import { beforeAll, describe, expect, it } from 'vitest';
import { type FormResponse, sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';
import { PROTOCOLS } from './protocol.ts';

const { local } = simulate({ latencies: 'none' });
let launch = '';
let instance = '';

function send(form: string): Promise<FormResponse> {
  return sendForm(local, `Action=${form}`);
}

function decode(form: string, operation: string, service: 'ec2' | 'sts' = 'ec2'): object {
  return PROTOCOLS[service].decode({ form: new URLSearchParams(form), body: '' }, operation);
}

beforeAll(async () => {
  const { body } = await send(
    'DescribeImages&Owner.1=self&Filter.1.Name=name&Filter.1.Value.1=corp-base-2.1.*-x86_64',
  );
  const image = body.match(/<imageId>(.*?)</)?.[1] ?? '';
  launch = `RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
  instance = (await send(launch)).body.match(/<instanceId>(.*?)</)?.[1] ?? '';
  local.clock.advance(60_000);
});

describe('row 48: the empty text of an optional member says nothing', () => {
  it('in the calls of Packer 1.16, which sends pointers to ""', async () => {
    const group = await send(
      'CreateSecurityGroup&GroupName=packer_1&GroupDescription=Temporary%20group&VpcId=',
    );
    const id = group.body.match(/<groupId>(.*?)</)?.[1];
    const machine = await send(
      `${launch}&SecurityGroupId.1=${id}&SubnetId=&Placement.AvailabilityZone=&Placement.Tenancy=&UserData=&KernelId=&RamdiskId=&IamInstanceProfile.Name=&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId=&BlockDeviceMapping.1.Ebs.VolumeSize=20&BlockDeviceMapping.1.Ebs.VolumeType=`,
    );

    expect([group.code, machine.code]).toEqual(['', '']);
    expect(machine.body).toContain(`<groupId>${id}</groupId>`);
    expect(machine.body).not.toContain('<iamInstanceProfile>');
  });

  it.each([
    'DescribeInstances&MaxResults=&NextToken=&DryRun=',
    'DescribeSpotPriceHistory&StartTime=&EndTime=&AvailabilityZone=',
    'CreateKeyPair&KeyName=mine&KeyType=&KeyFormat=',
    `GetConsoleOutput&InstanceId={instance}&Latest=`,
    `GetConsoleOutput&InstanceId={instance}&DryRun.1=`,
  ])('of any type: %s', async (form) => {
    const { code } = await send(form.replace('{instance}', instance));

    expect(code).toBe('');
  });

  it.each<[form: string, operation: string, input: object]>([
    ['SubnetId=&DryRun=&UserData=&MinCount=', 'RunInstances', {}],
    ['Placement.AvailabilityZone=', 'RunInstances', {}],
    [
      'Placement.AvailabilityZone=&Placement.Tenancy=default',
      'RunInstances',
      { Placement: { Tenancy: 'default' } },
    ],
    ['InstanceMarketOptions.SpotOptions.MaxPrice=&InstanceMarketOptions.MarketType=', 'RunInstances', {}],
    ['PublicKeyMaterial=&KeyName=a', 'ImportKeyPair', { KeyName: 'a' }],
    ['InstanceId.1=', 'GetConsoleOutput', {}],
    // Items of lists are there: what they lack is refused by the operation.
    ['InstanceId.1=', 'DescribeInstances', { InstanceIds: [''] }],
    ['InstanceId=', 'DescribeInstances', { InstanceIds: [''] }],
    [
      'Filter.1.Name=vpc-id&Filter.1.Value.1=',
      'DescribeVpcs',
      { Filters: [{ Name: 'vpc-id', Values: [''] }] },
    ],
    ['Filter.1.Name=', 'DescribeVpcs', { Filters: [{}] }],
    ['BlockDeviceMapping.1.Ebs.SnapshotId=', 'RunInstances', { BlockDeviceMappings: [{}] }],
    // What is empty says something.
    ['BlockDeviceMapping.1.NoDevice=', 'RunInstances', { BlockDeviceMappings: [{ NoDevice: '' }] }],
    ['Tag.1.Key=a&Tag.1.Value=', 'DeleteTags', { Tags: [{ Key: 'a', Value: '' }] }],
    ['TagSpecification.1.Tag.1.Value=', 'RunInstances', { TagSpecifications: [{ Tags: [{ Value: '' }] }] }],
    ['UserData.Value=', 'ModifyInstanceAttribute', { UserData: { Value: new Uint8Array() } }],
    ['Attribute=userData&Value=', 'ModifyInstanceAttribute', { Attribute: 'userData', Value: '' }],
    ['Description.Value=', 'ModifyImageAttribute', { Description: { Value: '' } }],
    ['Attribute=description&Value=', 'ModifyImageAttribute', { Attribute: 'description', Value: '' }],
  ])('%s of %s', (form, operation, input) => {
    expect(decode(form, operation)).toEqual(input);
  });

  it.each([
    ['CreateSecurityGroup&GroupName=a&GroupDescription=', 'GroupDescription'],
    ['CreateKeyPair&KeyName=', 'KeyName'],
    ['RegisterImage&Name=', 'Name'],
    ['GetConsoleOutput&InstanceId=', 'InstanceId'],
    ['GetConsoleOutput&InstanceId.1=', 'InstanceId'],
    ['CreateLaunchTemplate&LaunchTemplateName=a&LaunchTemplateData.ImageId=', 'LaunchTemplateData'],
    [`DescribeVpcs&Filter.1.Name=`, 'Filter.Name'],
  ])('and what is required is missing: %s', async (form, name) => {
    const { code, message } = await send(form);

    expect(code).toBe('MissingParameter');
    expect(message).toContain(name);
  });

  it.each(['Nothing=', 'InstanceId.Nothing=', 'Filter.1.Nothing=', 'Filter='])(
    'the name of it must be known all the same: %s',
    async (form) => {
      const { code, message } = await send(`DescribeInstances&${form}`);

      expect(code).toBe('UnknownParameter');
      expect(message).toContain(form.slice(0, -1));
    },
  );
});

describe('an empty text of STS', () => {
  const ROLE = 'RoleArn=arn:aws:iam::111122223333:role/mine&RoleSessionName=mine';

  it.each(['ExternalId', 'Policy', 'Tags.member.1.Key'])('%s is refused', async (name) => {
    const { code, message } = await sendForm(local, `Action=AssumeRole&${ROLE}&${name}=`, {
      version: '2011-06-15',
    });

    expect([code, message]).toEqual(['ValidationError', expect.stringContaining(name)]);
  });

  it('is the value of a session tag, and a list without items', () => {
    expect(
      decode('Tags.member.1.Key=a&Tags.member.1.Value=&TransitiveTagKeys=', 'AssumeRole', 'sts'),
    ).toEqual({ Tags: [{ Key: 'a', Value: '' }] });
  });
});

describe('a scalar', () => {
  it('of base64 may have lines', () => {
    const form = `PublicKeyMaterial=${encodeURIComponent('aGVs\r\nbG8=\n')}`;

    expect(decode(form, 'ImportKeyPair')).toEqual({ PublicKeyMaterial: new TextEncoder().encode('hello') });
  });

  it('of a mebibyte is refused as fast as any', () => {
    const lines = encodeURIComponent('\n'.repeat(1024 * 1024));

    expect(() => decode(`PublicKeyMaterial=${lines}!`, 'ImportKeyPair')).toThrow('PublicKeyMaterial');
  });

  it.each([
    ['StartTime=2026-11-01T00:00:00', '2026-11-01T00:00:00.000Z'],
    ['StartTime=2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['StartTime=2026-11-01T02:00:00%2B02:00', '2026-11-01T00:00:00.000Z'],
    ['StartTime=2026-11-01T00:00:00.123Z', '2026-11-01T00:00:00.123Z'],
  ])('%s is a time', (form, time) => {
    expect(decode(form, 'DescribeSpotPriceHistory')).toEqual({ StartTime: new Date(time) });
  });

  it.each([
    ['DescribeSpotPriceHistory', 'StartTime', 'day 1'],
    ['DescribeSpotPriceHistory', 'StartTime', '2026-13-01'],
    ['DescribeSpotPriceHistory', 'MaxResults', 'many'],
    ['DescribeSpotPriceHistory', 'DryRun', 'yes'],
    ['ImportKeyPair', 'PublicKeyMaterial', 'ssh-ed25519 AAAA, me'],
    ['ImportKeyPair', 'PublicKeyMaterial', 'aGVs bG8='],
  ])('of %s is refused: %s=%s', async (operation, name, value) => {
    const { code, message } = await send(`${operation}&KeyName=a&${name}=${encodeURIComponent(value)}`);

    expect([code, message]).toEqual(['InvalidParameterValue', expect.stringContaining(name)]);
  });
});
