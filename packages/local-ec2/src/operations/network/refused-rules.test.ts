import { CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { type FormResponse, sendForm } from '../../testing/send-form.ts';
import { simulate } from '../../testing/simulate.ts';

const CALLS = [
  'AuthorizeSecurityGroupIngress',
  'AuthorizeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'RevokeSecurityGroupEgress',
  'UpdateSecurityGroupRuleDescriptionsIngress',
  'UpdateSecurityGroupRuleDescriptionsEgress',
];

/** What each call answers to the rule, for a new group. */
async function answers(rule: Record<string, string>, calls = CALLS): Promise<FormResponse[]> {
  const { ec2, local } = simulate();
  const group = new CreateSecurityGroupCommand({ GroupName: 'target', Description: 'x' });
  const { GroupId = '' } = await ec2.send(group);
  return Promise.all(calls.map((Action) => sendForm(local, { Action, GroupId, ...rule })));
}

it.each([
  ['InvalidPrefixListId.Malformed', 'pl-1'],
  ['InvalidPrefixListId.Malformed', 'text'],
  ['InvalidPrefixListId.Malformed', 'sg-12345678'],
  ['InvalidPrefixListId.Malformed', 'pl-1234567G'],
  ['InvalidPrefixListId.Malformed', 'pl-123456789'],
  ['InvalidPrefixListID.NotFound', 'pl-63a5400a'],
  ['InvalidPrefixListID.NotFound', 'pl-0123456789abcdef0'],
])('%s for the prefix list %s, whichever call it is', async (code, id) => {
  const refused = await answers({
    'IpPermissions.1.IpProtocol': '-1',
    'IpPermissions.1.PrefixListIds.1.PrefixListId': id,
  });

  expect(refused.map((answer) => answer.code)).toEqual(CALLS.map(() => code));
});

it.each([
  ['', '255'],
  ['', '0'],
  ['', '50'],
  ['InvalidParameterValue', '256'],
  ['InvalidParameterValue', '999'],
  ['InvalidParameterValue', '1000'],
  ['InvalidParameterValue', '-2'],
])('%s is the answer to the protocol number %s', async (code, IpProtocol) => {
  const rule = {
    'IpPermissions.1.IpProtocol': IpProtocol,
    'IpPermissions.1.IpRanges.1.CidrIp': '10.0.0.0/8',
  };

  const authorized = await answers(rule, ['AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress']);

  expect(authorized.map((answer) => answer.code)).toEqual([code, code]);
});
