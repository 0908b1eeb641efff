import { beforeAll, expect, it } from 'vitest';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let launch: string;

beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const { body } = await sendForm(sim.local, 'Action=DescribeImages&Owner.1=self');
  const image = /<imageId>([^<]*)</.exec(body)?.[1];
  launch = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
});

const EITHER = 'Either a launch template ID or a launch template name must be specified in the request.';

it.each([
  'Action=DeleteLaunchTemplate',
  'Action=ModifyLaunchTemplate&SetDefaultVersion=1',
  'Action=DeleteLaunchTemplateVersions&LaunchTemplateVersion.1=1',
  'Action=CreateLaunchTemplateVersion&LaunchTemplateData.InstanceType=t3.micro',
  'Action=DescribeLaunchTemplateVersions&LaunchTemplateVersion.1=1',
  'Action=RunInstances&MinCount=1&MaxCount=1&LaunchTemplate.Version=1',
])('%s needs the name or id of a template', async (form) => {
  expect(await sendForm(sim.local, form)).toMatchObject({ code: 'MissingParameter', message: EITHER });
});

it('a launch with options for Spot needs the type of market', async () => {
  const result = await sendForm(sim.local, `${launch}&InstanceMarketOptions.SpotOptions.MaxPrice=1`);

  expect(result).toMatchObject({ code: 'MissingParameter', message: expect.stringContaining('MarketType') });
});
