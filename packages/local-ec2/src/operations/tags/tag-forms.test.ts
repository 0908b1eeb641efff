import { beforeAll, expect, it } from 'vitest';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let image: string;

beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const { body } = await sendForm(sim.local, 'Action=DescribeImages&Owner.1=self');
  image = /<imageId>([^<]*)</.exec(body)?.[1] ?? '';
  await sendForm(sim.local, `Action=CreateTags&ResourceId.1=${image}&Tag.1.Key=kept&Tag.1.Value=x`);
});

async function keys(): Promise<string[]> {
  const filter = `Filter.1.Name=resource-id&Filter.1.Value.1=${image}`;
  const { body } = await sendForm(sim.local, `Action=DescribeTags&${filter}`);
  return [...body.matchAll(/<key>([^<]*)</g)].map(([, key = '']) => key);
}

/** The beginning of calls that would be accepted. */
const CREATING: Readonly<Record<string, string>> = {
  'key-pair': 'Action=CreateKeyPair&KeyType=ed25519&KeyName=new',
  'security-group': 'Action=CreateSecurityGroup&GroupName=new&GroupDescription=x',
  'placement-group': 'Action=CreatePlacementGroup&GroupName=new&Strategy=spread',
  'launch-template':
    'Action=CreateLaunchTemplate&LaunchTemplateName=new&LaunchTemplateData.InstanceType=t3.micro',
};
const MALFORMED = { code: 'InvalidTagKey.Malformed', message: expect.stringContaining('at least one tag') };
const UNTYPED = { code: 'InvalidParameterValue', message: expect.stringContaining('must have a value') };

it.each(Object.entries(CREATING))(
  'a new %s needs a type and a tag for each specification',
  async (type, call) => {
    const send = (form: string): Promise<object> => sendForm(sim.local, `${call}&${form}`);

    expect(await send(`TagSpecification.1.ResourceType=${type}`)).toMatchObject(MALFORMED);
    expect(await send(`TagSpecification.1.ResourceType=${type}&DryRun=true`)).toMatchObject(MALFORMED);
    expect(await send('TagSpecification.1.Tag.1.Key=a')).toMatchObject(UNTYPED);
    expect(await send('TagSpecification.1.ResourceType=&TagSpecification.1.Tag.1.Key=a')).toMatchObject(
      UNTYPED,
    );
    const good = `TagSpecification.1.ResourceType=${type}&TagSpecification.1.Tag.1.Key=a`;
    expect(await send(good)).toMatchObject({ status: 200 });
  },
);

it('a launch needs a tag for each specification', async () => {
  const launch = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
  const tags = '&TagSpecification.1.ResourceType=instance';

  expect(await sendForm(sim.local, launch + tags)).toMatchObject(MALFORMED);
  expect(await sendForm(sim.local, `${launch}${tags}&TagSpecification.1.Tag.1.Key=a`)).toMatchObject({
    status: 200,
  });
});

it.each([
  ['CreateTags', ''],
  ['CreateTags', 'Tag.1.Value=x'],
  ['CreateTags', 'Tag.1.Key='],
  ['DeleteTags', 'Tag.1.Value=x'],
  ['DeleteTags', 'Tag.1.Key='],
  ['DeleteTags', 'Tag.1.Key=kept&Tag.2.Value=x'],
])('%s refuses %j, and no tag changes', async (action, form) => {
  const result = await sendForm(sim.local, `Action=${action}&ResourceId.1=${image}&${form}`);

  expect(result).toMatchObject({ code: 'InvalidParameterValue' });
  expect(await keys()).toContain('kept');
});

it('deletes by key, and all tags without one', async () => {
  const send = (action: string, form: string): Promise<object> =>
    sendForm(sim.local, `Action=${action}&ResourceId.1=${image}&${form}`);
  await send('CreateTags', 'Tag.1.Key=one&Tag.2.Key=two&Tag.2.Value=');

  await send('DeleteTags', 'Tag.1.Key=one');
  expect(await keys()).not.toContain('one');
  await send('DeleteTags', '');
  expect(await keys()).toEqual([]);
});
