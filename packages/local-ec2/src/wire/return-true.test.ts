import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';
import { PROTOCOLS } from './protocol.ts';

const { model } = PROTOCOLS.ec2;
const WITHOUT_OUTPUT = Object.keys(model.operations).filter((name) => !model.operations[name]!.output);

it.each(WITHOUT_OUTPUT)('row 50: %s, whose model has no output, returns true', (operation) => {
  const { body } = PROTOCOLS.ec2.success({}, operation, 'id');

  expect(body).toMatch(
    new RegExp(
      `^<\\?xml[^\n]*\n<${operation}Response xmlns="[^"]+"><requestId>id</requestId><return>true</return></${operation}Response>$`,
    ),
  );
});

it.each(['CreatePlacementGroup', 'CreateSecurityGroup'])('row 50: %s returns true besides', (operation) => {
  const { body } = PROTOCOLS.ec2.success({ GroupId: 'sg-1' }, operation, 'id');

  expect(body).toContain('<requestId>id</requestId><return>true</return>');
});

it('row 50: no other response gets one', () => {
  const others = Object.keys(model.operations).filter((name) => !WITHOUT_OUTPUT.includes(name));

  const returning = others.filter((name) =>
    String(PROTOCOLS.ec2.success({}, name, 'id').body).includes('<return>'),
  );

  expect(others.length).toBeGreaterThan(50);
  expect(returning).toEqual(['CreatePlacementGroup', 'CreateSecurityGroup']);
});

it('row 50: forms of an old client are told that it happened, and the SDK reads on', async () => {
  const { local, ec2 } = simulate({ latencies: 'none' });
  const send = async (form: string): Promise<string> => (await sendForm(local, `Action=${form}`)).body;
  const pick = (body: string, element: string): string =>
    body.match(new RegExp(`<${element}>(.*?)</${element}>`))?.[1] ?? '';
  const image = pick(
    await send('DescribeImages&Owner=self&Filter.1.Name=name&Filter.1.Value=corp-base-2.1.*-x86_64'),
    'imageId',
  );
  const launched = await send(
    `RunInstances&ImageId=${image}&MinCount=1&MaxCount=1&InstanceType=t3.micro&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.VolumeSize=8&BlockDeviceMapping.1.Ebs.DeleteOnTermination=false`,
  );
  const id = pick(launched, 'instanceId');
  local.clock.advance(60_000);
  await send('CreatePlacementGroup&GroupName=near&Strategy=cluster');
  const volumes = await send(
    `DescribeVolumes&Filter.1.Name=attachment.delete-on-termination&Filter.1.Value=false&Filter.2.Name=attachment.instance-id&Filter.2.Value=${id}`,
  );
  const answers: Record<string, string> = {};
  const call = async (form: string): Promise<void> => {
    answers[form.split('&')[0]!] = pick(await send(form), 'return');
  };

  await call(`CreateTags&ResourceId.1=${id}&Tag.1.Key=a&Tag.1.Value=b`);
  await call(`DeleteTags&ResourceId.1=${id}&Tag.1.Key=a`);
  await call(`RebootInstances&InstanceId.1=${id}`);
  await call(`ModifyInstanceAttribute&InstanceId=${id}&DisableApiTermination.Value=false`);
  await call(`ResetInstanceAttribute&InstanceId=${id}&Attribute=sourceDestCheck`);
  await call(`ModifyImageAttribute&ImageId=${image}&Description.Value=new`);
  await call(`ResetImageAttribute&ImageId=${image}&Attribute=launchPermission`);
  await call('DeletePlacementGroup&GroupName=near');
  await send(`TerminateInstances&InstanceId.1=${id}`);
  local.clock.advance(300_000);
  await call(`DeleteVolume&VolumeId=${pick(volumes, 'volumeId')}`);

  expect(Object.entries(answers).filter(([, answer]) => answer !== 'true')).toEqual([]);
  expect(Object.keys(answers)).toHaveLength(9);
  const tagged = ec2.send(new CreateTagsCommand({ Resources: [image], Tags: [{ Key: 'a', Value: '' }] }));
  expect(await tagged).toMatchObject({ $metadata: { httpStatusCode: 200 } });
});
