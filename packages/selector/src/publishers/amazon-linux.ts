import type { Publisher } from './publisher.ts';

const SSM = '/aws/service/ami-amazon-linux-latest';
const V2023 = /^2023/;
const NAME_2023 = (kernel: string): readonly string[] => [
  `al2023-ami-{version}.*-kernel-${kernel}-{arch}`,
  `al2023-ami-{version}-kernel-${kernel}-{arch}`,
];

export const amazonLinux: Publisher = {
  id: 'amazon-linux',
  title: 'Amazon Linux 2023, 2 and 1',
  aliases: ['al', 'amazonlinux', 'amzn'],
  owners: { aws: ['137112412989'], 'aws-us-gov': ['045324592363'], 'aws-cn': ['141808717104'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64', 'i386'],
  version: { pattern: /^(2023(\.\d+){0,3}|2|1)$/, example: '2023', default: '2023' },
  versionWords: { al2023: '2023', al2: '2', amzn2: '2', al1: '1' },
  order: 'date',
  lines: [
    {
      variant: 'standard',
      versions: V2023,
      names: NAME_2023('6.1'),
      ssmParameter: `${SSM}/al2023-ami-kernel-default-{arch}`,
    },
    {
      variant: 'kernel-6.12',
      versions: V2023,
      names: NAME_2023('6.12'),
      ssmParameter: `${SSM}/al2023-ami-kernel-6.12-{arch}`,
    },
    {
      variant: 'kernel-6.18',
      versions: V2023,
      names: NAME_2023('6.18'),
      ssmParameter: `${SSM}/al2023-ami-kernel-6.18-{arch}`,
    },
    {
      variant: 'minimal',
      versions: V2023,
      names: [
        'al2023-ami-minimal-{version}.*-kernel-6.1-{arch}',
        'al2023-ami-minimal-{version}-kernel-6.1-{arch}',
      ],
      ssmParameter: `${SSM}/al2023-ami-minimal-kernel-default-{arch}`,
    },
    {
      variant: 'standard',
      versions: /^2$/,
      names: ['amzn2-ami-kernel-5.10-hvm-2.0.*-{arch}-gp2'],
      ssmParameter: `${SSM}/amzn2-ami-kernel-5.10-hvm-{arch}-gp2`,
    },
    {
      variant: 'kernel-4.14',
      versions: /^2$/,
      names: ['amzn2-ami-hvm-2.0.*-{arch}-gp2'],
      ssmParameter: `${SSM}/amzn2-ami-hvm-{arch}-gp2`,
    },
    {
      variant: 'minimal',
      versions: /^2$/,
      names: ['amzn2-ami-minimal-hvm-2.0.*-{arch}-ebs'],
      ssmParameter: `${SSM}/amzn2-ami-minimal-hvm-{arch}-ebs`,
    },
    {
      variant: 'standard',
      versions: /^1$/,
      names: ['amzn-ami-hvm-*-{arch}-gp2', 'amzn-ami-hvm-*-{arch}-ebs'],
      ssmParameter: `${SSM}/amzn-ami-hvm-{arch}-gp2`,
    },
  ],
  evidence: {
    source: 'kitchen-ec2, the public SSM parameter names, EKS build files (other partitions)',
    verified: true,
  },
};
