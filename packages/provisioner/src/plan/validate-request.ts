import type { Problem } from '@ami-select/core';
import { breadthOf, isMapped, parseCidr } from '../fleet/cidr.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { CONNECT_WAYS } from '../fleet/route.ts';
import { checkLease } from './check-lease.ts';
import { checkTags } from './check-tags.ts';
import { checkVolume } from './check-volume.ts';
import { type Complain, complainTo } from './complain.ts';
import { checkReady } from './plan-ready.ts';

/** The problems of a request. */
export interface RequestCheck {
  readonly problems: readonly Problem[];
  /** One of them would open SSH to the world. */
  readonly unsafe: boolean;
}

const LARGEST_FLEET = 1000;
const LONGEST_TTL_MINUTES = 7 * 24 * 60;
const MOST_GENERATIONS = 1_000_000;

interface Pattern {
  readonly pattern: RegExp;
  readonly expected: string;
}

const AMI_ID: Pattern = { pattern: /^ami-[0-9a-f]{8,17}$/, expected: 'ami- and 8 to 17 hexadecimal digits' };
const ARCHITECTURE: Pattern = { pattern: /^\w+$/, expected: 'a word such as x86_64 or arm64' };
const DEVICE: Pattern = { pattern: /^\S+$/, expected: 'a device such as /dev/sda1' };
const USER: Pattern = {
  pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
  expected: 'a Unix user name such as ubuntu or ec2-user',
};
const REGION: Pattern = {
  pattern: /^[a-z]{2}(-[a-z]+)+-\d+$/,
  expected: 'a region name such as eu-central-1',
};
const INSTANCE_TYPE: Pattern = { pattern: /^[a-z0-9-]+\.[a-z0-9-]+$/, expected: 'types such as c7g.large' };
const SUBNET: Pattern = {
  pattern: /^subnet-[0-9a-f]{8,17}$/,
  expected: 'subnet- and 8 to 17 hexadecimal digits',
};
const GROUP: Pattern = { pattern: /^sg-[0-9a-f]{8,17}$/, expected: 'sg- and 8 to 17 hexadecimal digits' };

const ZONE: Pattern = {
  pattern: /^([a-z]{2}(-[a-z]+)+-\d+(-[a-z]+-\d+)?[a-z]|[a-z]{3,8}\d+(-[a-z]+\d+)?-az\d+)$/,
  expected: 'availability zones such as eu-central-1a or euc1-az2',
};
const PROFILE: Pattern = {
  pattern: /^([\w+=,.@-]{1,128}|arn:aws[\w-]*:iam::\d{12}:instance-profile\/[\w+=,.@/-]+)$/,
  expected: 'the name or the ARN of an instance profile',
};

/** Everything wrong with a request, in one list; empty when nothing is. */
export function checkRequest(request: FleetRequest): RequestCheck {
  const problems: Problem[] = [];
  const complain = complainTo(problems);

  checkIdentity(request, complain);
  checkImage(request, complain);
  checkPlaces(request, complain);
  checkMarket(request, complain);
  checkSize(request, complain);
  problems.push(...checkLease(request));
  const unsafe = findUnsafeNetwork(request, complain);
  if (unsafe !== undefined) problems.push(unsafe);
  checkEgress(request, complain);
  const { connect = 'auto' } = request;
  if (!CONNECT_WAYS.includes(connect)) complain('connect', connect, CONNECT_WAYS.join(', '));
  if (request.volume !== undefined) checkVolume(request.volume, complain);
  if (request.instanceProfile !== undefined)
    checkPattern(complain, 'instance-profile', request.instanceProfile, PROFILE);
  problems.push(...checkTags(request));
  problems.push(...checkUserData(request));
  checkReady(request, complain);
  return { problems, unsafe: unsafe !== undefined };
}

function checkIdentity(request: FleetRequest, complain: Complain): void {
  const values = Object.values(request.identity).filter((value) => value !== undefined && value !== '');
  if (values.length === 0)
    complain('identity', request.identity, 'at least one of repository, runId, job, step, id');
  const { generation = 0 } = request;
  if (!isInteger(generation, 0, MOST_GENERATIONS))
    complain('generation', generation, `an integer from 0 to ${MOST_GENERATIONS}`);
}

function checkImage(request: FleetRequest, complain: Complain): void {
  const { id, architecture, rootDeviceName, ebsDevices = [], sshUser } = request.image;
  checkPattern(complain, 'image id', id, AMI_ID);
  checkPattern(complain, 'image architecture', architecture, ARCHITECTURE);
  checkPattern(complain, 'image root-device-name', rootDeviceName, DEVICE);
  for (const name of ebsDevices) checkPattern(complain, 'image ebs-devices', name, DEVICE);
  checkPattern(complain, 'ssh-user', sshUser, USER);
}

function checkPlaces(request: FleetRequest, complain: Complain): void {
  const { region, endpoint, instanceTypes, subnetIds = [], zones = [], securityGroupIds = [] } = request;
  checkPattern(complain, 'region', region, REGION);
  if (endpoint !== undefined && !URL.canParse(endpoint))
    complain('endpoint', endpoint, 'a URL such as http://127.0.0.1:4566');
  if (instanceTypes.length === 0)
    complain('instance-types', instanceTypes, 'at least one type such as c7g.large');
  for (const type of instanceTypes) checkPattern(complain, 'instance-types', type, INSTANCE_TYPE);
  for (const id of subnetIds) checkPattern(complain, 'subnet-ids', id, SUBNET);
  for (const zone of zones) checkZone(complain, zone, region);
  if (zones.length > 0 && subnetIds.length > 0)
    complain('zones', zones.join(', '), 'nothing together with subnet-ids, each of which lies in a zone');
  for (const id of securityGroupIds) checkPattern(complain, 'security-group-ids', id, GROUP);
}

/** The name of a zone begins with that of its region (EC2 user guide, "Availability Zones"); an id does not. */
function checkZone(complain: Complain, zone: string, region: string): void {
  checkPattern(complain, 'zones', zone, ZONE);
  const isName = typeof zone === 'string' && ZONE.pattern.test(zone) && !/-az\d+$/.test(zone);
  if (isName && !zone.startsWith(region))
    complain('zones', zone, `a zone of ${region}, or that region`, 'it lies in another region');
}

function checkPattern(
  complain: Complain,
  field: string,
  value: unknown,
  { pattern, expected }: Pattern,
): void {
  if (typeof value !== 'string' || !pattern.test(value)) complain(field, value, expected);
}

function checkMarket({ market, fallback }: FleetRequest, complain: Complain): void {
  if (market !== undefined && market !== 'on-demand' && market !== 'spot')
    complain('market', market, 'on-demand or spot');
  if (fallback !== undefined && fallback !== 'on-demand') complain('fallback', fallback, 'on-demand');
  if (fallback !== undefined && market !== 'spot')
    complain('fallback', fallback, 'nothing, unless market is spot');
}

function checkSize({ count, minimum, ttlMinutes }: FleetRequest, complain: Complain): void {
  if (!isInteger(count, 1, LARGEST_FLEET)) complain('count', count, `an integer from 1 to ${LARGEST_FLEET}`);
  if (minimum !== undefined && !isInteger(minimum, 1, count))
    complain('minimum', minimum, `an integer from 1 to count (${count})`);
  if (!isInteger(ttlMinutes, 1, LONGEST_TTL_MINUTES))
    complain('ttl', ttlMinutes, `whole minutes from 1 to ${LONGEST_TTL_MINUTES} (a week)`);
}

function isInteger(value: unknown, from: number, to: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

function findUnsafeNetwork(
  { sshFrom, securityGroupIds }: FleetRequest,
  complain: Complain,
): Problem | undefined {
  if (sshFrom === undefined) return undefined;
  if (securityGroupIds !== undefined)
    complain('ssh-from', sshFrom, 'nothing together with security-group-ids');
  if (sshFrom === 'auto') return undefined;
  const cidr = typeof sshFrom === 'string' ? parseCidr(sshFrom) : undefined;
  if (cidr === undefined || isMapped(cidr))
    complain('ssh-from', sshFrom, 'auto, or one network such as 203.0.113.7/32');
  if (cidr === undefined || breadthOf([cidr]) !== 'open') return undefined;
  const expected = 'expected auto, or a network you own, no wider than /16 (IPv6 /32)';
  return {
    field: 'ssh-from',
    message: `${sshFrom} is not valid because it would open SSH to the world; ${expected}`,
  };
}

function checkEgress({ egress, securityGroupIds }: FleetRequest, complain: Complain): void {
  if (egress === undefined) return;
  if (!['none', 'web', 'any'].includes(egress)) complain('egress', egress, 'none, web or any');
  if (securityGroupIds !== undefined)
    complain(
      'egress',
      egress,
      'nothing together with security-group-ids, whose own rules say what is let out',
    );
}

/** Its text is in no message: there may be a secret in it. */
function checkUserData({ userData }: FleetRequest): readonly Problem[] {
  if (userData === undefined || userData.startsWith('#!')) return [];
  const message = `a text of ${userData.length} characters is not valid; expected a script whose first line begins with #!`;
  return [{ field: 'user-data', message }];
}
