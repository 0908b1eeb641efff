import { isWorldOpen, parseCidr } from '../fleet/cidr.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { SIGNATURE_PREFIX } from '../fleet/signature.ts';

/** One thing wrong with a request. */
export interface RequestProblem {
  readonly sentence: string;
  /** It would open SSH to the world. */
  readonly unsafe: boolean;
}

const LARGEST_FLEET = 1000;
const LONGEST_TTL_MINUTES = 7 * 24 * 60;
/** EC2 allows 50 tags; the signature takes up to seven. */
const MOST_TAGS = 43;

type Complain = (field: string, got: unknown, allowed: string) => void;

function isWholeNumber(value: unknown, from: number, to: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

function checkPattern(
  complain: Complain,
  field: string,
  value: unknown,
  pattern: RegExp,
  allowed: string,
): void {
  if (typeof value !== 'string' || !pattern.test(value)) complain(field, value, allowed);
}

function checkImage(request: FleetRequest, complain: Complain): void {
  const { id, architecture, rootDeviceName, sshUser } = request.image;
  checkPattern(complain, 'image id', id, /^ami-[0-9a-f]{8,17}$/, 'ami- and 8 to 17 hexadecimal digits');
  checkPattern(complain, 'image architecture', architecture, /^\w+$/, 'a word such as x86_64 or arm64');
  checkPattern(complain, 'image root-device-name', rootDeviceName, /^\S+$/, 'a device such as /dev/sda1');
  checkPattern(
    complain,
    'ssh-user',
    sshUser,
    /^[a-z_][a-z0-9_-]{0,31}$/,
    'a Unix user name such as ubuntu or ec2-user',
  );
}

function checkSize(request: FleetRequest, complain: Complain): void {
  const { count, minimum, ttlMinutes } = request;
  if (!isWholeNumber(count, 1, LARGEST_FLEET))
    complain('count', count, `a whole number from 1 to ${LARGEST_FLEET}`);
  if (minimum !== undefined && !isWholeNumber(minimum, 1, count)) {
    complain('minimum', minimum, `a whole number from 1 to count (${count})`);
  }
  if (!isWholeNumber(ttlMinutes, 1, LONGEST_TTL_MINUTES)) {
    complain('ttl', ttlMinutes, `whole minutes from 1 to ${LONGEST_TTL_MINUTES} (a week)`);
  }
}

function checkPlaces(request: FleetRequest, complain: Complain): void {
  const { region, endpoint, instanceTypes, subnetIds, securityGroupIds, market, fallback } = request;
  checkPattern(complain, 'region', region, /^[a-z]{2}(-[a-z]+)+-\d+$/, 'a region name such as eu-central-1');
  if (endpoint !== undefined && !URL.canParse(endpoint))
    complain('endpoint', endpoint, 'a URL such as http://127.0.0.1:4566');
  if (instanceTypes.length === 0)
    complain('instance-types', instanceTypes, 'at least one type such as c7g.large');
  for (const type of instanceTypes) {
    checkPattern(complain, 'instance-types', type, /^[a-z0-9-]+\.[a-z0-9-]+$/, 'types such as c7g.large');
  }
  for (const id of subnetIds ?? []) {
    checkPattern(
      complain,
      'subnet-ids',
      id,
      /^subnet-[0-9a-f]{8,17}$/,
      'subnet- and 8 to 17 hexadecimal digits',
    );
  }
  for (const id of securityGroupIds ?? []) {
    checkPattern(
      complain,
      'security-group-ids',
      id,
      /^sg-[0-9a-f]{8,17}$/,
      'sg- and 8 to 17 hexadecimal digits',
    );
  }
  if (market !== undefined && market !== 'on-demand' && market !== 'spot')
    complain('market', market, 'on-demand or spot');
  if (fallback !== undefined && fallback !== 'on-demand') complain('fallback', fallback, 'on-demand');
  if (fallback !== undefined && market !== 'spot')
    complain('fallback', fallback, 'nothing, unless market is spot');
}

function checkTags(request: FleetRequest, complain: Complain): void {
  const entries = Object.entries(request.tags ?? {});
  if (entries.length > MOST_TAGS) complain('tags', `${entries.length} tags`, `at most ${MOST_TAGS}`);
  for (const [key, value] of entries) {
    const reserved = key.startsWith(SIGNATURE_PREFIX) || key.toLowerCase().startsWith('aws:');
    if (reserved || key === '' || key.length > 128) {
      complain('tags', key, `keys of 1 to 128 characters that do not begin with ${SIGNATURE_PREFIX} or aws:`);
    }
    if (typeof value !== 'string' || value.length > 256)
      complain(`tags ${key}`, value, 'text of at most 256 characters');
  }
}

function checkIdentity(request: FleetRequest, complain: Complain): void {
  const values = Object.values(request.identity).filter((value) => value !== undefined && value !== '');
  if (values.length === 0)
    complain('identity', request.identity, 'at least one of repository, runId, job, step, id');
}

function checkUserData(request: FleetRequest, complain: Complain): void {
  const { userData } = request;
  if (userData !== undefined && !userData.startsWith('#!')) {
    complain('user-data', userData.split('\n')[0], 'a script whose first line begins with #!');
  }
}

function checkSshFrom(request: FleetRequest, problems: RequestProblem[], complain: Complain): void {
  const { sshFrom, securityGroupIds } = request;
  if (sshFrom === undefined) return;
  if (securityGroupIds !== undefined)
    complain('ssh-from', sshFrom, 'nothing together with security-group-ids');
  if (sshFrom === 'auto') return;
  const cidr = parseCidr(sshFrom);
  if (cidr === undefined) {
    complain('ssh-from', sshFrom, 'auto, or a network such as 203.0.113.7/32');
    return;
  }
  if (isWorldOpen(cidr)) {
    problems.push({
      sentence: `ssh-from: ${sshFrom} would open SSH to the world; allowed: auto, or a network you own`,
      unsafe: true,
    });
  }
}

/** Everything wrong with a request, in one list; empty when nothing is. */
export function findRequestProblems(request: FleetRequest): RequestProblem[] {
  const problems: RequestProblem[] = [];
  const complain: Complain = (field, got, allowed) => {
    problems.push({
      sentence: `${field}: got ${JSON.stringify(got) ?? 'nothing'}; allowed: ${allowed}`,
      unsafe: false,
    });
  };

  checkIdentity(request, complain);
  checkImage(request, complain);
  checkPlaces(request, complain);
  checkSize(request, complain);
  checkSshFrom(request, problems, complain);
  checkTags(request, complain);
  checkUserData(request, complain);
  return problems;
}
