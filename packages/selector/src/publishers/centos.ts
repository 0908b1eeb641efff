import { ENTERPRISE_LINUX_10 } from './enterprise-linux-10.ts';
import type { Publisher } from './publisher.ts';

export const centos: Publisher = {
  id: 'centos',
  title: 'CentOS Stream',
  aliases: ['centos-stream'],
  owners: { aws: ['125523088429'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}$/, example: '9' },
  versionInName: /^CentOS Stream (\d+) [a-z0-9_]+ (\d{8})/,
  floor: { names: /^CentOS Stream 10 /, requires: ENTERPRISE_LINUX_10 },
  order: 'date',
  lines: [
    // Its number in full: only these images have another user.
    {
      variant: 'standard',
      versions: /^8$/,
      names: ['CentOS Stream 8 *'],
      sshUser: 'centos',
      ended: 'in May 2024',
    },
    { variant: 'standard', names: ['CentOS Stream {version} *'] },
  ],
  evidence: {
    source: 'kitchen-ec2 and several public tables agree; CentOS 7 had another owner',
    checked: '2026-11-28',
    verified: true,
  },
};
