import type { Publisher } from './publisher.ts';

export const debian: Publisher = {
  id: 'debian',
  title: 'Debian 10 and later',
  owners: { aws: ['136693071363'], 'aws-cn': ['336777782633'] },
  formerOwners: ['379101102735'],
  sshUser: 'admin',
  archWords: { x86_64: 'amd64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '12' },
  versionWords: { trixie: '13', bookworm: '12', bullseye: '11', buster: '10' },
  versionInName: /^debian-(\d+)-[a-z0-9]+-(\d{8}-\d+)/,
  order: 'date',
  lines: [
    {
      variant: 'standard',
      names: ['debian-{version}-{arch}-*'],
      exclude: ['debian-*-backports-*'],
      ssmParameter: '/aws/service/debian/release/{version}/latest/{arch}',
    },
  ],
  evidence: {
    source: 'kitchen-ec2 standard_platform/debian.rb and the kOps image documentation agree',
    verified: true,
    unverifiedPartitions: ['aws-cn'],
  },
};
