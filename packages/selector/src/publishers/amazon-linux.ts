import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

const SSM = '/aws/service/ami-amazon-linux-latest';

/** A release of Amazon Linux that has several kernels, of which one is the default. */
interface Release {
  readonly versions: RegExp;
  /** What its versions begin with; also the only version that the parameters name. */
  readonly major: string;
  /** The start of its names. */
  readonly prefix: string;
  readonly rest: Pick<PublisherLine, 'requires' | 'doubts'>;
}

const AL2023: Release = {
  versions: /^2023/,
  major: '2023',
  prefix: 'al2023-ami',
  rest: { requires: { arm64: 'graviton2' } },
};

const AL2027: Release = {
  versions: /^2027/,
  major: '2027',
  prefix: 'al2027-preview-ami',
  rest: {
    requires: { x86_64: 'x86-64-v3', arm64: 'graviton2' },
    doubts: '2027 is a preview, which AWS does not recommend for production',
  },
};

/** The standard or minimal image with one of these kernels, and the word of its parameter. */
function line(
  variant: string,
  { versions, major, prefix, rest }: Release,
  kernels: readonly string[],
  word: string,
): PublisherLine {
  const label = variant.startsWith('minimal') ? `${prefix}-minimal` : prefix;
  return {
    variant,
    versions,
    anyVersion: major,
    names: kernels.flatMap((kernel) => [
      `${label}-{version}.*-kernel-${kernel}-{arch}`,
      `${label}-{version}-kernel-${kernel}-{arch}`,
    ]),
    ssmParameter: `${SSM}/${label}-kernel-${word}-{arch}`,
    ssmVersions: new RegExp(`^${major}$`),
    ...rest,
  };
}

/**
 * Variants of 2023 for the standard and the minimal image. The default kernel is 6.18 since September 2026.
 * Versions and regions without it have 6.1, so that kernels are compared before releases.
 */
function linesOf2023(standard: string, prefix: string): PublisherLine[] {
  return [
    {
      ...line(standard, AL2023, ['6.18', '6.1'], 'default'),
      order: 'version',
      versionInName: /^(?=.*-kernel-(\d+\.\d+)-)al2023-ami-(?:minimal-)?(\d+(?:\.\d+)*)-/,
    },
    ...['6.1', '6.12', '6.18'].map((kernel) => line(`${prefix}kernel-${kernel}`, AL2023, [kernel], kernel)),
  ];
}

/** An image of Amazon Linux 2; the parameters of some repeat the default kernel. */
function lineOf2(variant: string, label: string, disk: 'gp2' | 'ebs', word = label): PublisherLine {
  return {
    variant,
    versions: /^2$/,
    names: [`${label}-hvm-2.0.*-{arch}-${disk}`],
    ssmParameter: `${SSM}/${word}-hvm-{arch}-${disk}`,
  };
}

export const amazonLinux: Publisher = {
  id: 'amazon-linux',
  title: 'Amazon Linux 2027, 2023, 2 and 1',
  aliases: ['al', 'amazonlinux', 'amzn'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['137112412989'], 'aws-us-gov': ['045324592363'], 'aws-cn': ['141808717104'] },
  regionalAccounts: 'amazon-linux',
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(20(23|27)(\.\d+){0,3}|2|1)$/, example: '2023', default: '2023' },
  versionWords: { al2027: '2027', al2023: '2023', al2: '2', amzn2: '2', al1: '1' },
  versionInName: /-(\d+(?:\.\d+){2,4})-/,
  order: 'date',
  lines: [
    ...linesOf2023('standard', ''),
    ...linesOf2023('minimal', 'minimal-'),
    line('standard', AL2027, ['7.1'], 'default'),
    line('minimal', AL2027, ['7.1'], 'default'),
    lineOf2('standard', 'amzn2-ami-kernel-5.10', 'gp2', 'amzn2-ami-kernel-default'),
    lineOf2('kernel-4.14', 'amzn2-ami', 'gp2', 'amzn2-ami-kernel-4.14'),
    lineOf2('kernel-5.10', 'amzn2-ami-kernel-5.10', 'gp2'),
    lineOf2('minimal', 'amzn2-ami-minimal-kernel-5.10', 'gp2', 'amzn2-ami-minimal-kernel-default'),
    lineOf2('minimal-kernel-4.14', 'amzn2-ami-minimal', 'ebs', 'amzn2-ami-minimal-kernel-4.14'),
    {
      variant: 'standard',
      versions: /^1$/,
      names: ['amzn-ami-hvm-20??.??.*-{arch}-gp2'],
      ssmParameter: `${SSM}/amzn-ami-hvm-{arch}-gp2`,
      ended: 'in December 2023',
      architectures: ['x86_64'],
    },
  ],
  evidence: {
    source:
      'images and parameters of 30 regions that moto 5.2.5 records, AWS AL2027 user guide, EKS build files (accounts of other partitions)',
    checked: '2026-11-28',
    verified: true,
  },
};
