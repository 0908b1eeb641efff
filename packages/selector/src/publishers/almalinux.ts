import { ENTERPRISE_LINUX_10 } from './enterprise-linux-10.ts';
import { PREVIEWS } from './previews.ts';
import type { Publisher } from './publisher.ts';

export const almalinux: Publisher = {
  id: 'almalinux',
  title: 'AlmaLinux',
  aliases: ['alma'],
  owners: { aws: ['764336703387'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^AlmaLinux OS (?:Kitten )?(\d+(?:\.\d+)*) /,
  // It builds for x86-64-v2 as well, and says so in the name.
  floor: { names: /^AlmaLinux OS (?:Kitten )?10(?!.*x86_64_v2)/, requires: ENTERPRISE_LINUX_10 },
  order: 'version',
  lines: [
    {
      variant: 'standard',
      // Its own lists write arm64, its build files aarch64: the architecture filter separates them.
      names: ['AlmaLinux OS {version}.*', 'AlmaLinux OS {version} *'],
      // The development distribution has the account and the prefix of the releases.
      exclude: [...PREVIEWS, 'AlmaLinux OS Kitten *'],
    },
    { variant: 'kitten', names: ['AlmaLinux OS Kitten {version}.*', 'AlmaLinux OS Kitten {version} *'] },
  ],
  evidence: {
    source: 'kitchen-ec2 and the AlmaLinux/cloud-images workflows agree',
    checked: '2026-11-28',
    verified: true,
  },
};
