import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher } from './publisher.ts';

export const windows: Publisher = {
  id: 'windows',
  title: 'Windows Server (Amazon)',
  aliases: ['windows-server', 'win'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['801119661308'], 'aws-us-gov': ['077303321853'], 'aws-cn': ['016951021795'] },
  sshUser: 'Administrator',
  architectures: ['x86_64'],
  version: { pattern: /^20\d{2}$/, example: '2022' },
  versionInName: /^Windows_Server-(\d{4})-.*-(\d{4}\.\d{2}\.\d{2})$/,
  order: 'date',
  lines: (['full', 'core'] as const).map((variant) => {
    const base = `Windows_Server-{version}-English-${variant === 'full' ? 'Full' : 'Core'}-Base`;
    return { variant, names: [`${base}-*`], ssmParameter: `/aws/service/ami-windows-latest/${base}` };
  }),
  evidence: {
    source: 'kitchen-ec2, AWS documentation of the Windows AMI notifications',
    verified: true,
    doubts: 'Amazon keeps only the last few revisions: pinned ids vanish',
  },
};

export const macos: Publisher = {
  id: 'macos',
  title: 'macOS (Amazon)',
  aliases: ['mac', 'osx'],
  owners: { aws: ['628277914472'] },
  formerOwners: ['100343932686'],
  sshUser: 'ec2-user',
  architectures: ['arm64_mac', 'x86_64_mac'],
  version: { pattern: /^\d{2}(\.\d+){0,2}$/, example: '15' },
  versionWords: { tahoe: '26', sequoia: '15', sonoma: '14', ventura: '13', monterey: '12' },
  versionInName: /^amzn-ec2-macos-(\d+(?:\.\d+)*)-(\d{8}-\d+)/,
  order: 'version',
  lines: [{ variant: 'standard', names: ['amzn-ec2-macos-{version}.*', 'amzn-ec2-macos-{version}-*'] }],
  evidence: {
    source: 'kitchen-ec2 (newer table) and an independent public table agree',
    verified: true,
    doubts: 'older tables name 100343932686',
  },
};

export const deepLearning: Publisher = {
  id: 'deep-learning',
  title: 'AWS Deep Learning AMI',
  aliases: ['dlami'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['898082745236'] },
  sshUser: 'ubuntu',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}\.\d{2}$/, example: '22.04' },
  order: 'date',
  lines: [
    {
      variant: 'base',
      names: [
        'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu {version}) *',
        'Deep Learning Base *(Ubuntu {version})*',
      ],
    },
    { variant: 'pytorch', names: ['Deep Learning *PyTorch * (Ubuntu {version}) *'] },
    { variant: 'any', names: ['Deep Learning *'], versions: /^$/ },
  ],
  evidence: {
    source: 'a catalogue of 2017 that moto ships',
    verified: false,
    doubts: 'one old source; names follow the AWS release notes and change often',
  },
};
