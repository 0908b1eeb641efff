import { ENTERPRISE_LINUX_10 } from './enterprise-linux-10.ts';
import { PREVIEWS } from './previews.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

/** The first image of a minor says GA (`RHEL-10.2.0_HVM_GA-20260521-…`), its rebuilds do not. */
function namesOf(billing: 'Hourly2' | 'Access2'): string[] {
  return ['{version}.*_HVM', '{version}.*_HVM_GA', '{version}_HVM', '{version}_HVM_GA'].map(
    (release) => `RHEL-${release}-*-{arch}-*-${billing}-GP?`,
  );
}

const LINES: readonly PublisherLine[] = [
  { variant: 'hourly', names: namesOf('Hourly2'), exclude: [...PREVIEWS, 'RHEL_HA-*', '*Access2*'] },
  { variant: 'access', names: namesOf('Access2'), exclude: PREVIEWS },
];

export const rhel: Publisher = {
  id: 'rhel',
  title: 'Red Hat Enterprise Linux',
  aliases: ['redhat', 'red-hat'],
  owners: { aws: ['309956199498'], 'aws-us-gov': ['219670896067'], 'aws-cn': ['841258680906'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+){0,2}$/, example: '9' },
  versionInName: /^RHEL-(\d+(?:\.\d+)*)_HVM(?:_GA)?-(\d{8})-/,
  floor: { names: /^RHEL-10[._]/, requires: ENTERPRISE_LINUX_10 },
  // 9.6 was published again on 2026-08-11, after 9.8 on 2026-07-29: the date alone picks the older release.
  order: 'version',
  lines: LINES,
  evidence: {
    source: 'kitchen-ec2 and plus3it/spel agree; other partitions from kitchen-ec2 #416',
    checked: '2026-11-28',
    verified: true,
  },
};
