import { expect, it } from 'vitest';
import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { flagName } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { nameFlags } from './name-flags.ts';

it.each([
  ['Give ssh-from, such as 203.0.113.7/32.', 'Give --ssh-from, such as 203.0.113.7/32.'],
  ['Its image may need another ssh-user than me.', 'Its image may need another --ssh-user than me.'],
  ['nothing together with security-group-ids', 'nothing together with --security-group-id'],
  ['more zones or subnets, or fallback: on-demand.', 'more zones or subnets, or --fallback on-demand.'],
  ['or connect: public, instance-connect or ssm.', 'or --connect public, instance-connect or ssm.'],
  ['Launch it with `ready: ssh`.', 'Launch it with `--ready ssh`.'],
  ['at most 5000, or a volume-size of at least 101', 'at most 5000, or a --volume-size of at least 101'],
  ['subnet-ids: nobody checked subnet-1', '--subnet-id: nobody checked subnet-1'],
])('names the flags in %j', (text, expected) => {
  expect(nameFlags(text)).toBe(expected);
  expect(nameFlags(expected)).toBe(expected);
});

it.each([
  'expected ssh, user-data, cloud-init, or ssm',
  "You can use 'describe-instance-types' to discover it",
  'input "ssh-from": home is not valid',
  '/project/ami-select.yml:1: fleets.test.ssh-from: home is not valid',
  'AMI_SELECT_SSH_FROM: "home" is not valid',
  'count: 30 is not valid, and connect: soon is neither',
  'unconnect: private, my-ssh-from, ssh-from-here',
])('leaves %j as it is', (text) => {
  expect(nameFlags(text)).toBe(text);
});

it('knows the flag of every field that has a hyphen', () => {
  const fields = Object.entries({ ...FLEET_FIELDS, ...CAP_FIELDS });
  const own = fields.filter(([name]) => name.includes('-') && name !== 'user-data');

  for (const [name, field] of own) {
    const flag = 'flag' in field ? field.flag : '';
    expect(nameFlags(`give ${name}!`)).toBe(`give ${flagName(flag)}!`);
  }
});
