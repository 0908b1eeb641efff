import type { Publisher } from './publisher.ts';

export const fedora: Publisher = {
  id: 'fedora',
  title: 'Fedora Cloud',
  owners: { aws: ['125523088429'] },
  sshUser: 'fedora',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '43' },
  versionInName: /^Fedora-Cloud-Base-(?:AmazonEC2\.[a-z0-9_]+-)?(\d+)-([\d.]+)/,
  order: 'date',
  lines: [
    {
      variant: 'standard',
      names: ['Fedora-Cloud-Base-AmazonEC2.{arch}-{version}-*', 'Fedora-Cloud-Base-{version}-*.{arch}-hvm-*'],
      exclude: ['*Prerelease*', '*Rawhide*'],
    },
  ],
  evidence: {
    source: 'kitchen-ec2 and several public tables agree; images were renamed at 40',
    checked: '2026-11-28',
    verified: true,
  },
};
