import { ENTERPRISE_LINUX_10 } from './enterprise-linux-10.ts';
import type { Publisher } from './publisher.ts';

export const oracleLinux: Publisher = {
  id: 'oracle-linux',
  title: 'Oracle Linux',
  aliases: ['oracle', 'ol', 'oraclelinux'],
  owners: { aws: ['131827586825'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^OL(\d+(?:\.\d+)*)-.*?-(\d[\d-]*)$/,
  floor: { names: /^OL10[.-]/, requires: ENTERPRISE_LINUX_10 },
  order: 'version',
  lines: [
    {
      variant: 'standard',
      names: ['OL{version}.*-{arch}-HVM-*', 'OL{version}-{arch}-HVM-*'],
      ended: 'by 2026, as two public sources say',
    },
  ],
  evidence: { source: 'several public tables agree', checked: '2026-11-28', verified: true },
};
