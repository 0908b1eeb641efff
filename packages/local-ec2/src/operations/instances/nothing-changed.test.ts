import { beforeAll, expect, it } from 'vitest';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let instance: string;

beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const { body } = await sendForm(sim.local, 'Action=DescribeImages&Owner.1=self');
  const image = /<imageId>([^<]*)</.exec(body)?.[1];
  const launch = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
  instance = /<instanceId>([^<]*)</.exec((await sendForm(sim.local, launch)).body)?.[1] ?? '';
  const template = 'Action=CreateLaunchTemplate&LaunchTemplateName=mine';
  await sendForm(sim.local, `${template}&LaunchTemplateData.InstanceType=t3.micro`);
});

async function device(): Promise<string> {
  const { body } = await sendForm(sim.local, `Action=DescribeInstances&InstanceId.1=${instance}`);
  return /<deviceName>([^<]*)</.exec(body)?.[1] ?? '';
}

const NOTHING = 'InvalidParameterCombination';
const MISSING = 'MissingParameter';

it.each<[action: string, form: string, code: string]>([
  ['ModifyInstanceAttribute', 'BlockDeviceMapping.1.DeviceName=DEVICE', NOTHING],
  [
    'ModifyInstanceAttribute',
    'BlockDeviceMapping.1.DeviceName=DEVICE&BlockDeviceMapping.1.Ebs.VolumeId=',
    NOTHING,
  ],
  ['ModifyInstanceAttribute', 'BlockDeviceMapping.1.Ebs.DeleteOnTermination=true', MISSING],
  ['ModifyInstanceAttribute', 'GroupId.1=', 'InvalidGroupId.Malformed'],
  ['ModifyInstanceAttribute', '', NOTHING],
  ['ModifyInstanceMetadataOptions', '', NOTHING],
  ['ModifyInstanceMetadataOptions', 'HttpTokens=', NOTHING],
  ['ModifyInstanceMaintenanceOptions', '', NOTHING],
  ['ModifyPrivateDnsNameOptions', '', NOTHING],
  ['ModifyLaunchTemplate', 'LaunchTemplateName=mine', MISSING],
])('%s refuses %j, which changes nothing, as %s', async (action, form, code) => {
  const subject = action === 'ModifyLaunchTemplate' ? '' : `&InstanceId=${instance}`;
  const parameters = form.replaceAll('DEVICE', await device());

  expect(await sendForm(sim.local, `Action=${action}${subject}&${parameters}`)).toMatchObject({ code });
});

it.each([
  [
    'ModifyInstanceAttribute',
    'BlockDeviceMapping.1.DeviceName=DEVICE&BlockDeviceMapping.1.Ebs.DeleteOnTermination=false',
  ],
  ['ModifyInstanceMetadataOptions', 'HttpTokens=required'],
  ['ModifyInstanceMaintenanceOptions', 'AutoRecovery=disabled'],
  ['ModifyPrivateDnsNameOptions', 'EnableResourceNameDnsARecord=true'],
  ['ModifyLaunchTemplate', 'LaunchTemplateName=mine&SetDefaultVersion=1'],
])('%s accepts %s', async (action, form) => {
  const subject = action === 'ModifyLaunchTemplate' ? '' : `&InstanceId=${instance}`;
  const parameters = form.replaceAll('DEVICE', await device());

  expect(await sendForm(sim.local, `Action=${action}${subject}&${parameters}`)).toMatchObject({
    status: 200,
  });
});
