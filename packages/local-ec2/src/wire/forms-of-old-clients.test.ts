import { beforeAll, describe, expect, it } from 'vitest';
import { type FormResponse, sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';
import { PROTOCOLS } from './protocol.ts';

const { local } = simulate({ latencies: 'none' });
const ids: Record<string, string> = {};

/** Names in braces stand for the ids of what was made before. */
function send(form: string): Promise<FormResponse> {
  return sendForm(local, `Action=${form.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '')}`);
}

function found(body: string, element: string): string[] {
  return [...body.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'g'))].map(([, text]) => text!);
}

beforeAll(async () => {
  const { body: images } = await send(
    'DescribeImages&Owner.1=self&Filter.1.Name=name&Filter.1.Value.1=corp-base-2.1.*-x86_64',
  );
  ids.image = found(images, 'imageId')[0]!;
  const { body: group } = await send('CreateSecurityGroup&GroupName=mine&GroupDescription=mine');
  ids.group = found(group, 'groupId')[0]!;
  for (const name of ['one', 'two']) {
    const { body } = await send('RunInstances&ImageId={image}&MinCount=1&MaxCount=1&InstanceType=t3.micro');
    ids[name] = found(body, 'instanceId')[0]!;
  }
  ids.vpc = found((await send('DescribeVpcs')).body, 'vpcId')[0]!;
  ids.subnet = found((await send('DescribeSubnets')).body, 'subnetId')[0]!;
  local.clock.advance(60_000);
});

describe('row 47: a list that is written as its only item', () => {
  it.each<[form: string, element: string, only: string]>([
    ['DescribeInstances&InstanceId={one}', 'instanceId', '{one}'],
    [
      'DescribeInstances&InstanceId={two}&Filter.1.Name=instance-type&Filter.1.Value=t3.*',
      'instanceId',
      '{two}',
    ],
    ['DescribeInstanceStatus&InstanceId={one}', 'instanceId', '{one}'],
    ['DescribeImages&ImageId={image}', 'imageId', '{image}'],
    ['DescribeImages&Owner=self&Filter.1.Name=image-id&Filter.1.Value={image}', 'imageId', '{image}'],
    ['DescribeSecurityGroups&GroupName=mine', 'groupName', 'mine'],
    ['DescribeSecurityGroups&GroupId={group}', 'groupId', '{group}'],
    ['DescribeSubnets&SubnetId={subnet}', 'subnetId', '{subnet}'],
    ['DescribeVpcs&VpcId={vpc}', 'vpcId', '{vpc}'],
    ['DescribeRegions&RegionName=eu-west-1', 'regionName', 'eu-west-1'],
    ['DescribeAvailabilityZones&ZoneName=us-east-1a', 'zoneName', 'us-east-1a'],
    ['RunInstances&ImageId={image}&MinCount=1&MaxCount=1&SecurityGroupId={group}', 'groupId', '{group}'],
    ['RunInstances&ImageId={image}&MinCount=1&MaxCount=1&SecurityGroup=mine', 'groupId', '{group}'],
    ['StopInstances&InstanceId={two}', 'instanceId', '{two}'],
  ])('%s', async (form, element, only) => {
    const { code, body } = await send(form);

    expect(code).toBe('');
    expect(new Set(found(body, element))).toEqual(
      new Set([only.replace(/\{(\w+)\}/, (_, name) => ids[name]!)]),
    );
  });

  it('is all images of that owner alone', async () => {
    const { body } = await send('DescribeImages&Owner=self');

    expect(new Set(found(body, 'imageOwnerId'))).toEqual(new Set([local.world.accounts.self.accountId]));
  });

  it('is a tag of a resource', async () => {
    await send('CreateTags&ResourceId={one}&Tag.1.Key=Name&Tag.1.Value=old');

    const { body } = await send('DescribeTags&Filter.1.Name=value&Filter.1.Value=old');

    expect(found(body, 'resourceId')).toEqual([ids.one]);
  });
});

describe('row 47: a scalar that is written as a list of one', () => {
  it.each<[form: string, text: string]>([
    ['GetConsoleOutput&InstanceId.1={one}', '<instanceId>{one}</instanceId>'],
    ['DescribeInstanceAttribute&InstanceId.1={one}&Attribute.1=instanceType', '<value>t3.micro</value>'],
    ['DescribeImageAttribute&ImageId.1={image}&Attribute=description', '<imageId>{image}</imageId>'],
    ['DescribeInstances&InstanceId.1={one}&DryRun.1=false', '<instanceId>{one}</instanceId>'],
    ['DescribeVpcAttribute&VpcId.1={vpc}&Attribute=enableDnsSupport', '<vpcId>{vpc}</vpcId>'],
    ['DescribeVpcs&Filter.1.Name.1=vpc-id&Filter.1.Value.1={vpc}', '<vpcId>{vpc}</vpcId>'],
  ])('%s', async (form, text) => {
    const { body } = await send(form);

    expect(body).toContain(text.replace(/\{(\w+)\}/, (_, name) => ids[name]!));
  });
});

describe('row 47: what is neither is refused by name', () => {
  it.each<[form: string, code: string, name: string]>([
    ['DescribeInstances&InstanceId={one}&InstanceId.1={two}', 'InvalidQueryParameter', 'InstanceId.1'],
    ['DescribeInstances&InstanceId.1={one}&InstanceId={two}', 'InvalidQueryParameter', 'InstanceId.1'],
    ['DescribeInstances&InstanceId.1={one}&InstanceId.01={two}', 'InvalidQueryParameter', 'InstanceId.01'],
    [
      'DescribeInstances&InstanceId.member.1={one}&InstanceId.2={two}',
      'InvalidQueryParameter',
      'InstanceId.2',
    ],
    ['DescribeInstances&InstanceId.member={one}', 'UnknownParameter', 'InstanceId.member'],
    ['DescribeInstances&InstanceId.first={one}', 'UnknownParameter', 'InstanceId.first'],
    ['DescribeInstances&InstanceId.-1={one}', 'UnknownParameter', 'InstanceId.-1'],
    ['DescribeInstances&InstanceId.1e0={one}', 'UnknownParameter', 'InstanceId.1e0'],
    ['DescribeInstances&InstanceId.={one}', 'UnknownParameter', 'InstanceId.'],
    ['DescribeInstances&InstanceId.9999999999={one}', 'UnknownParameter', 'InstanceId.9999999999'],
    ['DescribeInstances&InstanceId.1.1={one}', 'UnknownParameter', 'InstanceId.1.1'],
    ['DescribeInstances&InstanceId.1={one}&InstanceId.1.Name=x', 'UnknownParameter', 'InstanceId.1.Name'],
    ['DescribeInstances&Filter=x', 'UnknownParameter', 'Filter'],
    ['DescribeInstances&Filter.1=x', 'UnknownParameter', 'Filter.1'],
    ['DescribeInstances&Filter.Name=vpc-id', 'UnknownParameter', 'Filter.Name'],
    [
      'DescribeInstances&Filter.1.Name=vpc-id&Filter.1.Value.1.Deep=x',
      'UnknownParameter',
      'Filter.1.Value.1.Deep',
    ],
    ['GetConsoleOutput&InstanceId.1={one}&InstanceId.2={two}', 'UnknownParameter', 'InstanceId.2'],
    ['GetConsoleOutput&InstanceId.2={one}', 'UnknownParameter', 'InstanceId.2'],
    ['GetConsoleOutput&InstanceId.0={one}', 'UnknownParameter', 'InstanceId.0'],
    ['GetConsoleOutput&InstanceId.1.1={one}', 'UnknownParameter', 'InstanceId.1.1'],
    ['GetConsoleOutput&InstanceId={one}&InstanceId.1={two}', 'InvalidQueryParameter', 'InstanceId.1'],
    ['GetConsoleOutput&InstanceId={one}&InstanceId.Name=x', 'InvalidQueryParameter', 'InstanceId.Name'],
    ['GetConsoleOutput&InstanceId.Name={one}', 'UnknownParameter', 'InstanceId.Name'],
    [
      'RunInstances&ImageId={image}&MinCount=1&MaxCount=1&Placement=us-east-1a',
      'UnknownParameter',
      'Placement',
    ],
    ['RunInstances&ImageId={image}&MinCount=1&MaxCount=1&Placement=', 'UnknownParameter', 'Placement'],
    [
      'RunInstances&ImageId={image}&MinCount=1&MaxCount=1&Placement.1.Tenancy=host',
      'UnknownParameter',
      'Placement.1',
    ],
    [
      'RunInstances&ImageId={image}&MinCount=1&MaxCount=1&SecurityGroupIds.1={group}',
      'UnknownParameter',
      'SecurityGroupIds.1',
    ],
    [
      'ModifyInstanceAttribute&InstanceId={one}&DisableApiTermination=true',
      'UnknownParameter',
      'DisableApiTermination',
    ],
    ['CreateTags&ResourceId={one}&Tag.Key=a&Tag.Value=b', 'UnknownParameter', 'Tag.Key'],
    ['DescribeVpcs&__proto__=x', 'UnknownParameter', '__proto__'],
    ['DescribeVpcs&X-Amz-Expiry=x', 'UnknownParameter', 'X-Amz-Expiry'],
    ['DescribeVpcs&=x', 'UnknownParameter', ''],
  ])('%s: %s', async (form, code, name) => {
    const refusal = await send(form);

    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(name);
  });
});

describe('row 47: the indices of a list', () => {
  it('may start at 0 and have gaps, as boto 2 and fog write them', async () => {
    const { body } = await send('DescribeInstances&InstanceId.7={two}&InstanceId.0={one}');

    expect(new Set(found(body, 'instanceId'))).toEqual(new Set([ids.one, ids.two]));
  });

  it('are numbers: the tenth item is after the ninth', () => {
    const form = new URLSearchParams('InstanceId.10=b&InstanceId.9=a&InstanceId.011=c');

    expect(PROTOCOLS.ec2.decode({ form, body: '' }, 'DescribeInstances')).toEqual({
      InstanceIds: ['a', 'b', 'c'],
    });
  });
});
