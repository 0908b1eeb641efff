import { beforeAll, expect, it } from 'vitest';
import { sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';

const { local } = simulate({ latencies: 'none' });
let image = '';

beforeAll(async () => {
  const form = 'Action=DescribeImages&Owner=self&Filter.1.Name=name&Filter.1.Value=corp-base-2.1.*-x86_64';
  image = (await sendForm(local, form)).body.match(/<imageId>(.*?)</)?.[1] ?? '';
  const template =
    'Action=CreateLaunchTemplate&LaunchTemplateName=one&LaunchTemplateData.InstanceType=t3.micro';
  await sendForm(local, `${template}&LaunchTemplateData.ImageId=${image}`);
});

const FLEET =
  'CreateFleet&Type=instant&LaunchTemplateConfigs.1.LaunchTemplateSpecification.LaunchTemplateName=one&LaunchTemplateConfigs.1.LaunchTemplateSpecification.Version=1';
const TARGET = `${FLEET}&TargetCapacitySpecification`;
const LAUNCH = 'RunInstances&ImageId={image}&InstanceType=t3.micro&MinCount=1&MaxCount=1';
const SPOT = 'InstanceMarketOptions.MarketType=spot&InstanceMarketOptions.SpotOptions.MaxPrice';
const REQUEST =
  'RequestSpotInstances&LaunchSpecification.ImageId={image}&LaunchSpecification.InstanceType=t3.micro&SpotPrice';

it.each([
  [FLEET, 'MissingParameter', 'TargetCapacitySpecification'],
  [`${TARGET}.SpotTargetCapacity=1`, 'MissingParameter', 'TargetCapacitySpecification.TotalTargetCapacity'],
  [`${TARGET}.TotalTargetCapacity=`, 'MissingParameter', 'TargetCapacitySpecification'],
  [`${TARGET}.TotalTargetCapacity=0`, 'InvalidParameterValue', 'TotalTargetCapacity is 0'],
  [`${TARGET}.TotalTargetCapacity=-1`, 'InvalidParameterValue', 'TotalTargetCapacity is -1'],
  [
    `${TARGET}.TotalTargetCapacity=1&TargetCapacitySpecification.OnDemandTargetCapacity=-1`,
    'InvalidParameterValue',
    'is -1',
  ],
  [
    `${TARGET}.TotalTargetCapacity=1&TargetCapacitySpecification.OnDemandTargetCapacity=3`,
    'InvalidFleetConfig',
    'are 3, more than the total of 1',
  ],
  [
    `${LAUNCH}&CreditSpecification.CpuCredits=&MetadataOptions.HttpTokens=required&LaunchTemplate.Version=`,
    '',
    '',
  ],
  [`${LAUNCH}&${SPOT}=abc`, 'InvalidParameterValue', '(abc) for parameter'],
  [`${LAUNCH}&${SPOT}=-1&DryRun=true`, 'InvalidParameterValue', '(-1) for parameter'],
  [`${LAUNCH}&${SPOT}=0`, 'InvalidParameterValue', '(0) for parameter'],
  [`${LAUNCH}&${SPOT}=1e-2`, 'InvalidParameterValue', '(1e-2) for parameter'],
  [`${REQUEST}=abc`, 'InvalidParameterValue', '(abc) for parameter'],
  [`${REQUEST}=-1`, 'InvalidParameterValue', '(-1) for parameter'],
  [`${REQUEST}=0.05`, '', ''],
])('%s is answered with "%s"', async (form, expected, text) => {
  const { code, message } = await sendForm(local, `Action=${form.replace('{image}', image)}`);

  expect([code, message]).toEqual([expected, expect.stringContaining(text)]);
});
