import { beforeAll, beforeEach, expect, it } from 'vitest';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const ONE = '444455556669';
const OTHER = '777788889999';

let sim: Simulation;
let ImageId: string;

beforeAll(async () => {
  sim = simulate({ latencies: 'none' });
  const { body } = await sendForm(sim.local, 'Action=DescribeImages&Owner.1=self');
  ImageId = /<imageId>([^<]*)</.exec(body)?.[1] ?? '';
});

beforeEach(async () => {
  await sendForm(sim.local, { Action: 'ResetImageAttribute', ImageId, Attribute: 'launchPermission' });
});

async function permissions(): Promise<string[]> {
  const form = { Action: 'DescribeImageAttribute', ImageId, Attribute: 'launchPermission' };
  const { body } = await sendForm(sim.local, form);
  return [...body.matchAll(/<(?:userId|group)>([^<]*)</g)].map(([, name = '']) => name);
}

it.each<[form: string, expected: string[]]>([
  [`LaunchPermission.Add.1.UserId=${ONE}`, [ONE]],
  [`LaunchPermission.Add.1.UserId=${ONE}&OperationType=add`, [ONE]],
  [`LaunchPermission.Add.1.UserId=${ONE}&LaunchPermission.Remove.1.UserId=${OTHER}`, [ONE]],
  [`LaunchPermission.Add.1.Group=all&LaunchPermission.Add.2.UserId=${ONE}`, ['all', ONE]],
  [`OperationType=add&UserId.1=${ONE}&LaunchPermission.Add.1.UserId=${OTHER}`, [OTHER, ONE]],
  [`OperationType=remove&UserId.1=${ONE}`, []],
  [`OperationType=remove&LaunchPermission.Remove.1.UserId=${ONE}`, []],
])('changes launch permissions by %s', async (form, expected) => {
  expect((await sendForm(sim.local, `Action=ModifyImageAttribute&ImageId=${ImageId}&${form}`)).status).toBe(
    200,
  );
  expect(await permissions()).toEqual(expected);
});

const COMBINATION = 'InvalidParameterCombination';
const ITEM = 'InvalidAMIAttributeItemValue';

it.each<[form: string, code: string]>([
  [`LaunchPermission.Add.1.UserId=${ONE}&OperationType=remove`, COMBINATION],
  [`LaunchPermission.Remove.1.UserId=${ONE}&OperationType=add`, COMBINATION],
  [`LaunchPermission.Add.1.UserId=${ONE}&OperationType=remove&UserId.1=${OTHER}`, COMBINATION],
  ['LaunchPermission.Remove.1.Group=all&LaunchPermission.Add.1.Group=all', COMBINATION],
  [`LaunchPermission.Remove.1.UserId=${ONE}&LaunchPermission.Add.1.UserId=${ONE}`, COMBINATION],
  [`OperationType=remove&UserId.1=${ONE}&LaunchPermission.Add.1.UserId=${ONE}`, COMBINATION],
  [`UserId.1=${ONE}&LaunchPermission.Remove.1.UserId=${ONE}`, COMBINATION],
  ['LaunchPermission.Add.1.UserId=', COMBINATION],
  ['LaunchPermission.Add.1.Group=', COMBINATION],
  ['LaunchPermission.Remove.1.UserId=', COMBINATION],
  ['OperationType=add&UserId.1=', COMBINATION],
  ['OperationType=add', COMBINATION],
  ['LaunchPermission.Add.1.OrganizationArn=zzz', ITEM],
  ['LaunchPermission.Add.1.OrganizationalUnitArn=zzz', ITEM],
  ['LaunchPermission.Add.1.UserId=12', ITEM],
])('refuses %s as %s, and nothing changes', async (form, code) => {
  expect(await sendForm(sim.local, `Action=ModifyImageAttribute&ImageId=${ImageId}&${form}`)).toMatchObject({
    code,
  });
  expect(await permissions()).toEqual([]);
});
