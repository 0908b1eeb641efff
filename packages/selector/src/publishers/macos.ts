import type { Publisher } from './publisher.ts';

/** Parameters are by the marketing name, which exists for a whole major version only. */
const NAMES: Readonly<Record<string, string>> = {
  '26': 'tahoe',
  '15': 'sequoia',
  '14': 'sonoma',
  '13': 'ventura',
};

export const macos: Publisher = {
  id: 'macos',
  title: 'macOS (Amazon)',
  aliases: ['mac', 'osx'],
  owners: { aws: ['628277914472'] },
  formerOwners: ['100343932686'],
  sshUser: 'ec2-user',
  noCloudInit: 'is configured by ec2-macos-init',
  ssmVersionWords: NAMES,
  architectures: ['arm64_mac', 'x86_64_mac'],
  version: { pattern: /^\d{2}(\.\d+){0,2}$/, example: '26' },
  versionWords: { tahoe: '26', sequoia: '15', sonoma: '14', ventura: '13', monterey: '12' },
  versionInName: /^amzn-ec2-macos-(\d+(?:\.\d+)*)-(\d{8}-\d+)/,
  order: 'version',
  lines: [
    {
      variant: 'standard',
      names: ['amzn-ec2-macos-{version}.*', 'amzn-ec2-macos-{version}-*'],
      ssmParameter: '/aws/service/ec2-macos/{version}/{arch}/latest/image_id',
      ssmVersions: /^(13|14|15|26)$/,
    },
  ],
  evidence: {
    source:
      'kitchen-ec2 (newer table) and an independent public table agree on the account, older tables name 100343932686; AWS EC2 user guide (parameters)',
    checked: '2026-11-28',
    verified: true,
  },
};
