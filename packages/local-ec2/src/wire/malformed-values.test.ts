import { beforeAll, describe, expect, it } from 'vitest';
import { type FormResponse, sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';

const { local } = simulate({ latencies: 'none' });
const ids: Record<string, string> = {};

/** Names in braces stand for the ids of what was made before. */
function send(form: string): Promise<FormResponse> {
  return sendForm(local, `Action=${form.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '')}`);
}

function pick(body: string, element: string): string {
  return new RegExp(`<${element}>(.*?)<`).exec(body)?.[1] ?? '';
}

beforeAll(async () => {
  const { body } = await send(
    'DescribeImages&Owner=self&Filter.1.Name=name&Filter.1.Value=corp-base-2.1.*-x86_64',
  );
  ids.image = pick(body, 'imageId');
  ids.group = pick((await send('CreateSecurityGroup&GroupName=mine&GroupDescription=mine')).body, 'groupId');
  const launched = await send('RunInstances&ImageId={image}&MinCount=1&MaxCount=1&InstanceType=t3.micro');
  ids.instance = pick(launched.body, 'instanceId');
  const template = await send(
    'CreateLaunchTemplate&LaunchTemplateName=workers&LaunchTemplateData.ImageId={image}&LaunchTemplateData.InstanceType=t3.micro',
  );
  ids.template = pick(template.body, 'launchTemplateId');
  local.clock.advance(60_000);
});

const RUN = 'RunInstances&ImageId={image}&InstanceType=t3.micro';
const FLEET =
  'CreateFleet&Type=instant&LaunchTemplateConfigs.1.LaunchTemplateSpecification.LaunchTemplateId={template}&LaunchTemplateConfigs.1.LaunchTemplateSpecification.Version=1&OnDemandOptions.AllocationStrategy=prioritized';
const MAPPING = `${RUN}&MinCount=1&MaxCount=1&BlockDeviceMapping.1.DeviceName=/dev/sda1`;
const RULE = 'AuthorizeSecurityGroupIngress&GroupId={group}&IpProtocol=tcp&CidrIp=10.0.0.0/8';
const ROLE = 'AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::111122223333:role/mine&RoleSessionName=mine';

describe('a number that is no integer is refused by name', () => {
  it.each<[form: string, name: string, value: string]>([
    [`${MAPPING}&BlockDeviceMapping.1.Ebs.VolumeSize=1.5`, 'BlockDeviceMapping.1.Ebs.VolumeSize', '1.5'],
    [`${MAPPING}&BlockDeviceMapping.1.Ebs.Iops=3000.5`, 'BlockDeviceMapping.1.Ebs.Iops', '3000.5'],
    ['DescribeInstances&MaxResults=5.5', 'MaxResults', '5.5'],
    ['DescribeImages&MaxResults=0x10', 'MaxResults', '0x10'],
    [`${RULE}&FromPort=22.5&ToPort=23`, 'FromPort', '22.5'],
    [`${RULE}&FromPort=22&ToPort=%2B23`, 'ToPort', '+23'],
    [
      `${RULE.replace(/&Ip.*/, '')}&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=2e1&IpPermissions.1.ToPort=22`,
      'IpPermissions.1.FromPort',
      '2e1',
    ],
    [
      'ModifyInstanceMetadataOptions&InstanceId={instance}&HttpPutResponseHopLimit=1.5',
      'HttpPutResponseHopLimit',
      '1.5',
    ],
    ...[
      '1.5',
      '1.0',
      '0x2',
      '0b1',
      '1e0',
      ' 1 ',
      '+1',
      '1_0',
      '1,0',
      '--1',
      '-',
      '.',
      'NaN',
      'Infinity',
      '١',
    ].map((count): [string, string, string] => [
      `${RUN}&MinCount=1&MaxCount=${encodeURIComponent(count)}`,
      'MaxCount',
      count,
    ]),
    ...['2147483648', '-2147483649', '4294967297', '99999999999999999999', '9'.repeat(400)].map(
      (count): [string, string, string] => [`${RUN}&MinCount=1&MaxCount=${count}`, 'MaxCount', count],
    ),
    [
      `${FLEET}&TargetCapacitySpecification.TotalTargetCapacity=1.5`,
      'TargetCapacitySpecification.TotalTargetCapacity',
      '1.5',
    ],
    [
      'RequestSpotInstances&SpotPrice=1&InstanceCount=99999999999999999999',
      'InstanceCount',
      '99999999999999999999',
    ],
    ['CreatePlacementGroup&GroupName=a&Strategy=partition&PartitionCount=1.5', 'PartitionCount', '1.5'],
  ])('%s', async (form, name, value) => {
    const { code, message } = await send(form);

    expect([code, message]).toEqual([
      'InvalidParameterValue',
      `Invalid value '${value}' for ${name}. It must be an integer of 32 bits.`,
    ]);
  });

  it.each(['900.5', '9e2', '0x384', '99999999999999999999'])('by STS in its own words: %s', async (value) => {
    const { code, message } = await send(`${ROLE}&DurationSeconds=${value}`);

    expect([code, message]).toEqual([
      'ValidationError',
      `Invalid value '${value}' for DurationSeconds. It must be an integer of 32 bits.`,
    ]);
  });

  it.each<[operation: string, body: string, member: string]>([
    ['DescribeInstanceInformation', '{"MaxResults":5.5}', 'MaxResults'],
    ['SendCommand', '{"TimeoutSeconds":60.5}', 'TimeoutSeconds'],
    ['SendCommand', '{"TimeoutSeconds":2147483648}', 'TimeoutSeconds'],
    ['LabelParameterVersion', '{"Name":"/a","Labels":["b"],"ParameterVersion":1.5}', 'ParameterVersion'],
    ['LabelParameterVersion', '{"ParameterVersion":99999999999999999999}', 'ParameterVersion'],
  ])('in JSON: %s %s', async (operation, body, member) => {
    const { response } = await local.requestHandler.handle({
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': `AmazonSSM.${operation}` },
      body,
    });

    expect(JSON.parse(Buffer.from(response.body).toString())).toMatchObject({
      __type: 'SerializationException',
      message: expect.stringContaining(`: the member ${member}`),
    });
  });

  it.each([
    `${MAPPING}&BlockDeviceMapping.1.Ebs.VolumeSize=30`,
    `${RUN}&MinCount=1&MaxCount=01`,
    `${RULE}&FromPort=22&ToPort=22`,
    'AuthorizeSecurityGroupIngress&GroupId={group}&IpProtocol=icmp&CidrIp=10.0.0.0/8&FromPort=-1&ToPort=-1',
    'DescribeInstances&MaxResults=5',
    `${ROLE}&DurationSeconds=900`,
    `${FLEET}&TargetCapacitySpecification.TotalTargetCapacity=1&LaunchTemplateConfigs.1.Overrides.1.InstanceType=t3.small&LaunchTemplateConfigs.1.Overrides.1.Priority=1.5`,
  ])('but not what is one, or may be real: %s', async (form) => {
    expect(await send(form)).toMatchObject({ code: '', status: 200 });
  });
});

describe('a date that is not on the calendar is refused', () => {
  it.each([
    '2027-02-30T00:00:00Z',
    '2027-02-29',
    '2026-11-31T10:00:00Z',
    '2027-04-31T10:00:00%2B02:00',
    '2027-13-01T00:00:00Z',
    '2027-00-10T00:00:00Z',
    '2027-01-00T00:00:00Z',
    '2027-01-31T24:00:00Z',
    '2027-01-31T23:60:00Z',
    '1801526400',
  ])('%s', async (date) => {
    expect(await send(`EnableImageDeprecation&ImageId={image}&DeprecateAt=${date}`)).toMatchObject({
      code: 'InvalidParameterValue',
      message: `Invalid value '${decodeURIComponent(date)}' for DeprecateAt. It must be an ISO 8601 date.`,
    });
  });

  it.each(['2028-02-29T00:00:00Z', '2027-01-31', '2027-01-31T23:30:00-05:00', '2027-01-31T23:59:59.123'])(
    'but not %s',
    async (date) => {
      expect(await send(`EnableImageDeprecation&ImageId={image}&DeprecateAt=${date}`)).toMatchObject({
        code: '',
      });
    },
  );
});
