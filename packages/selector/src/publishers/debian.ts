import type { Publisher } from './publisher.ts';

export const debian: Publisher = {
  id: 'debian',
  title: 'Debian 10 and later',
  // In China its images come through the account of the marketplace, under which any seller can take the name.
  owners: { aws: ['136693071363'] },
  formerOwners: ['379101102735'],
  sshUser: 'admin',
  archWords: { x86_64: 'amd64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '12' },
  longTerm: /^\d{2}$/,
  versionWords: { trixie: '13', bookworm: '12', bullseye: '11', buster: '10' },
  versionInName: /^debian-(\d+)-[a-z0-9]+-(\d{8}-\d+)/,
  order: 'date',
  lines: [
    {
      variant: 'standard',
      names: ['debian-{version}-{arch}-20*'],
      exclude: ['debian-*-backports-*'],
      ssmParameter: '/aws/service/debian/release/{version}/latest/{arch}',
    },
  ],
  evidence: {
    source: 'kitchen-ec2 standard_platform/debian.rb and the kOps image documentation agree',
    checked: '2026-11-28',
    verified: true,
  },
};
