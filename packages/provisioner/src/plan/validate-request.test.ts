import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { fleetRequest } from '../testing/fixtures.ts';
import { checkRequest } from './validate-request.ts';

const image = fleetRequest().image;
const digits = (count: number) => 'a'.repeat(count);
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'v']));

describe('checkRequest', () => {
  it.each<Partial<FleetRequest>>([
    {},
    { identity: { id: 'x' } },
    { image: { ...image, id: `ami-${digits(8)}` } },
    { image: { ...image, id: `ami-${digits(17)}` } },
    { image: { ...image, sshUser: '_x-1' } },
    { image: { ...image, sshUser: `a${'b'.repeat(31)}` } },
    { region: 'us-gov-west-1' },
    { endpoint: 'http://127.0.0.1:4566' },
    { instanceTypes: ['u-6tb1.56xlarge', 'c7g.large'] },
    { subnetIds: [`subnet-${digits(8)}`, `subnet-${digits(17)}`] },
    { securityGroupIds: [`sg-${digits(8)}`, `sg-${digits(17)}`] },
    { market: 'on-demand' },
    { market: 'spot', fallback: 'on-demand' },
    { count: 1, minimum: 1 },
    { count: 1000, minimum: 1000 },
    { ttlMinutes: 1 },
    { ttlMinutes: 10_080 },
    { sshFrom: 'auto' },
    { sshFrom: '10.0.0.0/16' },
    { sshFrom: '2001:db8::/32' },
    { tags: { ...tags(41), ['k'.repeat(128)]: 'v'.repeat(256) } },
    { userData: '#!/bin/sh' },
  ])('accepts %o', (change) => {
    expect(checkRequest(fleetRequest(change))).toEqual({ problems: [], unsafe: false });
  });

  const ami = 'ami- and 8 to 17 hexadecimal digits';
  const user = 'a Unix user name such as ubuntu or ec2-user';
  const region = 'a region name such as eu-central-1';
  const type = 'types such as c7g.large';
  const subnet = 'subnet- and 8 to 17 hexadecimal digits';
  const group = 'sg- and 8 to 17 hexadecimal digits';
  const count = 'an integer from 1 to 1000';
  const ttl = 'whole minutes from 1 to 10080 (a week)';
  const egress = 'none, web or any';
  const ownGroups = 'nothing together with security-group-ids, whose own rules say what is let out';
  const network = 'auto, or one network such as 203.0.113.7/32';
  const identity = 'at least one of repository, runId, job, step, id';

  it.each<[Partial<FleetRequest>, string, string, string]>([
    [{ identity: {} }, 'identity', '{}', identity],
    [{ identity: { id: '', job: undefined } }, 'identity', '{"id":""}', identity],
    [{ image: { ...image, id: 'x' } }, 'image id', '"x"', ami],
    [{ image: { ...image, id: `ami-${digits(7)}` } }, 'image id', `"ami-${digits(7)}"`, ami],
    [{ image: { ...image, id: `ami-${digits(18)}` } }, 'image id', `"ami-${digits(18)}"`, ami],
    [{ image: { ...image, id: `xami-${digits(8)}` } }, 'image id', `"xami-${digits(8)}"`, ami],
    [{ image: { ...image, id: `ami-${digits(8)}g` } }, 'image id', `"ami-${digits(8)}g"`, ami],
    [{ image: { ...image, id: 7 as never } }, 'image id', '7', ami],
    [
      { image: { ...image, architecture: 'arm 64' } },
      'image architecture',
      '"arm 64"',
      'a word such as x86_64 or arm64',
    ],
    [{ image: { ...image, architecture: '' } }, 'image architecture', '""', 'a word such as x86_64 or arm64'],
    [
      { image: { ...image, architecture: '-a' } },
      'image architecture',
      '"-a"',
      'a word such as x86_64 or arm64',
    ],
    [
      { image: { ...image, rootDeviceName: ' /dev/sda1' } },
      'image root-device-name',
      '" /dev/sda1"',
      'a device such as /dev/sda1',
    ],
    [
      { image: { ...image, rootDeviceName: '/dev/sda1 ' } },
      'image root-device-name',
      '"/dev/sda1 "',
      'a device such as /dev/sda1',
    ],
    [{ image: { ...image, sshUser: 'Ubuntu' } }, 'ssh-user', '"Ubuntu"', user],
    [{ image: { ...image, sshUser: '1a' } }, 'ssh-user', '"1a"', user],
    [{ image: { ...image, sshUser: 'a b' } }, 'ssh-user', '"a b"', user],
    [{ image: { ...image, sshUser: 'a'.repeat(33) } }, 'ssh-user', `"${'a'.repeat(33)}"`, user],
    [{ region: 'europe' }, 'region', '"europe"', region],
    [{ region: 'eu-central-1a' }, 'region', '"eu-central-1a"', region],
    [{ region: 'xeu-central-1' }, 'region', '"xeu-central-1"', region],
    [{ region: 'eu-1' }, 'region', '"eu-1"', region],
    [{ region: 'eu-central-x' }, 'region', '"eu-central-x"', region],
    [{ endpoint: 'localhost' }, 'endpoint', '"localhost"', 'a URL such as http://127.0.0.1:4566'],
    [{ instanceTypes: [] }, 'instance-types', '[]', 'at least one type such as c7g.large'],
    [{ instanceTypes: ['large'] }, 'instance-types', '"large"', type],
    [{ instanceTypes: ['c7g.large '] }, 'instance-types', '"c7g.large "', type],
    [{ instanceTypes: [' c7g.large'] }, 'instance-types', '" c7g.large"', type],
    [{ instanceTypes: ['.large'] }, 'instance-types', '".large"', type],
    [{ instanceTypes: ['c7g.'] }, 'instance-types', '"c7g."', type],
    [{ instanceTypes: ['c7gxlarge'] }, 'instance-types', '"c7gxlarge"', type],
    [{ subnetIds: [`subnet-${digits(7)}`] }, 'subnet-ids', `"subnet-${digits(7)}"`, subnet],
    [{ subnetIds: [`subnet-${digits(18)}`] }, 'subnet-ids', `"subnet-${digits(18)}"`, subnet],
    [{ subnetIds: [`xsubnet-${digits(8)}`] }, 'subnet-ids', `"xsubnet-${digits(8)}"`, subnet],
    [{ securityGroupIds: [`sg-${digits(7)}`] }, 'security-group-ids', `"sg-${digits(7)}"`, group],
    [{ securityGroupIds: [`sg-${digits(18)}`] }, 'security-group-ids', `"sg-${digits(18)}"`, group],
    [{ securityGroupIds: [`xsg-${digits(8)}`] }, 'security-group-ids', `"xsg-${digits(8)}"`, group],
    [{ market: 'futures' as never }, 'market', '"futures"', 'on-demand or spot'],
    [{ market: 'spot', fallback: 'spot' as never }, 'fallback', '"spot"', 'on-demand'],
    [{ fallback: 'on-demand' }, 'fallback', '"on-demand"', 'nothing, unless market is spot'],
    [{ count: 0 }, 'count', '0', count],
    [{ count: 1001 }, 'count', '1001', count],
    [{ count: 1.5 }, 'count', '1.5', count],
    [{ count: '2' as never }, 'count', '"2"', count],
    [{ minimum: 0 }, 'minimum', '0', 'an integer from 1 to count (2)'],
    [{ minimum: 3 }, 'minimum', '3', 'an integer from 1 to count (2)'],
    [{ ttlMinutes: 0 }, 'ttl', '0', ttl],
    [{ ttlMinutes: 10_081 }, 'ttl', '10081', ttl],
    [{ ttlMinutes: 0.5 }, 'ttl', '0.5', ttl],
    [{ sshFrom: 'here' }, 'ssh-from', '"here"', network],
    [{ sshFrom: '203.0.113/24' }, 'ssh-from', '"203.0.113/24"', network],
    [{ sshFrom: '010.0.0.1/32' }, 'ssh-from', '"010.0.0.1/32"', network],
    [{ sshFrom: ' 203.0.113.7/32' }, 'ssh-from', '" 203.0.113.7/32"', network],
    [{ sshFrom: '0.0.0.0/1,128.0.0.0/1' }, 'ssh-from', '"0.0.0.0/1,128.0.0.0/1"', network],
    [{ sshFrom: '::ffff:203.0.113.7/128' }, 'ssh-from', '"::ffff:203.0.113.7/128"', network],
    [{ sshFrom: 32 as never }, 'ssh-from', '32', network],
    [
      { sshFrom: '10.0.0.0/16', securityGroupIds: [`sg-${digits(8)}`] },
      'ssh-from',
      '"10.0.0.0/16"',
      'nothing together with security-group-ids',
    ],
    [{ egress: 'all' as never }, 'egress', '"all"', egress],
    [{ egress: 'ANY' as never }, 'egress', '"ANY"', egress],
    [{ egress: 'none ' as never }, 'egress', '"none "', egress],
    [{ egress: 'https' as never }, 'egress', '"https"', egress],
    [{ egress: 'web,any' as never }, 'egress', '"web,any"', egress],
    [{ egress: 'false' as never }, 'egress', '"false"', egress],
    [{ egress: '0.0.0.0/0' as never }, 'egress', '"0.0.0.0/0"', egress],
    [{ egress: 'none', securityGroupIds: [`sg-${digits(8)}`] }, 'egress', '"none"', ownGroups],
    [{ egress: 'web', securityGroupIds: [`sg-${digits(8)}`] }, 'egress', '"web"', ownGroups],
    [{ egress: 'any', securityGroupIds: [`sg-${digits(8)}`] }, 'egress', '"any"', ownGroups],
    [
      { userData: 'hunter2\nx' },
      'user-data',
      'a text of 9 characters',
      'a script whose first line begins with #!',
    ],
  ])('refuses %o', (change, field, got, expected) => {
    expect(checkRequest(fleetRequest(change))).toEqual({
      problems: [{ field, message: `${got} is not valid; expected ${expected}` }],
      unsafe: false,
    });
  });

  it('refuses a zone of another region by its name, which an id does not tell', () => {
    const zones = ['eu-central-1a', 'eu-central-1-ham-1a', 'usw2-az1', 'us-west-2a'];

    expect(checkRequest(fleetRequest({ zones })).problems).toEqual([
      {
        field: 'zones',
        message:
          '"us-west-2a" is not valid because it lies in another region; expected a zone of eu-central-1, or that region',
      },
    ]);
  });

  it('says of an absent value that it is missing', () => {
    expect(checkRequest(fleetRequest({ count: undefined as never })).problems).toEqual([
      { field: 'count', message: `is missing; expected ${count}` },
    ]);
  });

  it('sets apart what would open SSH to the world', () => {
    expect(checkRequest(fleetRequest({ sshFrom: '0.0.0.0/0' }))).toEqual({
      problems: [
        {
          field: 'ssh-from',
          message:
            '0.0.0.0/0 is not valid because it would open SSH to the world; expected auto, or a network you own, no wider than /16 (IPv6 /32)',
        },
      ],
      unsafe: true,
    });
  });
});
