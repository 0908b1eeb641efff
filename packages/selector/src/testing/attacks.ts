import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { ImageQuery } from '../query/image-query.ts';
import { CANONICAL, SELF, STRANGER } from './samples.ts';

export const NEWER: string = '2026-11-21T00:00:00.000Z';
export const NOBLE: string = 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-';

type Target = 'ubuntu' | 'debian' | 'amazonLinux' | 'rhel' | 'windows' | 'eks' | 'corp';

interface TargetImage {
  readonly query: ImageQuery;
  readonly real: Partial<Ec2Image>;
}

/** The real image of each query: older than every attack on it. */
export const TARGETS: Readonly<Record<Target, TargetImage>> = {
  ubuntu: {
    query: { publisher: 'ubuntu', version: '24.04' },
    real: { OwnerId: CANONICAL, Name: `${NOBLE}20261001` },
  },
  debian: {
    query: { publisher: 'debian', version: '12' },
    real: { OwnerId: '136693071363', Name: 'debian-12-amd64-20261001-1993' },
  },
  amazonLinux: {
    query: { publisher: 'amazon-linux', version: '2023' },
    real: {
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Name: 'al2023-ami-2023.12.20261001.0-kernel-6.18-x86_64',
    },
  },
  rhel: {
    query: { publisher: 'rhel', version: '9' },
    real: { OwnerId: '309956199498', Name: 'RHEL-9.6.0_HVM-20261001-x86_64-82-Hourly2-GP3' },
  },
  windows: {
    query: { publisher: 'windows', version: '2022' },
    real: {
      OwnerId: '801119661308',
      ImageOwnerAlias: 'amazon',
      Platform: 'Windows',
      Name: 'Windows_Server-2022-English-Full-Base-2026.10.01',
    },
  },
  eks: {
    query: { publisher: 'eks', version: '1.34' },
    real: {
      OwnerId: '602401143452',
      ImageOwnerAlias: 'amazon',
      Name: 'amazon-eks-node-al2023-x86_64-standard-1.34-v20261001',
    },
  },
  corp: {
    query: { owners: ['self'], name: ['corp-base-*'], exclude: ['*-rc*', '*-test*'] },
    real: { OwnerId: SELF, Name: 'corp-base-1.2.0' },
  },
};

/** Images published to be mistaken for the real one. All are newer. */
export const ATTACKS: readonly (readonly [string, Target, Partial<Ec2Image>])[] = [
  ['the exact name pattern by another account', 'ubuntu', { OwnerId: STRANGER, Name: `${NOBLE}20261121` }],
  ['the very same name by another account', 'ubuntu', { OwnerId: STRANGER, Name: `${NOBLE}20261001` }],
  [
    'a serial of the far future',
    'ubuntu',
    { OwnerId: STRANGER, Name: `${NOBLE}99991231`, CreationDate: '2027-03-01T00:00:00.000Z' },
  ],
  [
    'another account whose id differs by one digit',
    'ubuntu',
    { OwnerId: '099720109478', Name: `${NOBLE}20261121` },
  ],
  [
    'another account whose id has swapped digits',
    'ubuntu',
    { OwnerId: '099720101947', Name: `${NOBLE}20261121` },
  ],
  ['the owner of another partition', 'ubuntu', { OwnerId: '513442679011', Name: `${NOBLE}20261121` }],
  [
    'a marketplace copy',
    'ubuntu',
    { OwnerId: '679593333241', ImageOwnerAlias: 'aws-marketplace', Name: `${NOBLE}20261121` },
  ],
  ['an owner id in the name', 'ubuntu', { OwnerId: STRANGER, Name: `${NOBLE}20261121-099720109477` }],
  [
    'an owner id and alias in tags',
    'ubuntu',
    {
      OwnerId: STRANGER,
      Name: `${NOBLE}20261121`,
      Tags: [
        { Key: 'owner-alias', Value: 'amazon' },
        { Key: 'OwnerId', Value: CANONICAL },
      ],
    },
  ],
  [
    'a description that vouches for it',
    'ubuntu',
    { OwnerId: STRANGER, Name: `${NOBLE}20261121`, Description: 'Canonical, Ubuntu, 24.04 LTS, amd64' },
  ],
  [
    'the daily testing image of the publisher itself',
    'ubuntu',
    {
      OwnerId: CANONICAL,
      Name: 'ubuntu/images-testing/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261121',
    },
  ],
  [
    'the minimal image of the publisher itself',
    'ubuntu',
    {
      OwnerId: CANONICAL,
      Name: 'ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20261121',
    },
  ],
  [
    'the pro image of the publisher itself',
    'ubuntu',
    {
      OwnerId: CANONICAL,
      Name: 'ubuntu-pro-server/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-pro-server-20261121',
    },
  ],
  [
    'the EKS image of the publisher itself',
    'ubuntu',
    {
      OwnerId: CANONICAL,
      Name: 'ubuntu-eks/k8s_1.34/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261121',
    },
  ],
  [
    'another release of the publisher itself',
    'ubuntu',
    { OwnerId: CANONICAL, Name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-questing-25.10-amd64-server-20261121' },
  ],
  [
    'another architecture under a name that lies',
    'ubuntu',
    { OwnerId: CANONICAL, Name: `${NOBLE}20261121`, Architecture: 'arm64' },
  ],
  [
    'a kernel image of the right name',
    'ubuntu',
    { OwnerId: CANONICAL, Name: `${NOBLE}20261121`, ImageType: 'kernel' },
  ],
  [
    'an image that is not ready',
    'ubuntu',
    { OwnerId: CANONICAL, Name: `${NOBLE}20261121`, State: 'pending' },
  ],
  [
    'an image that its publisher withdrew',
    'ubuntu',
    { OwnerId: CANONICAL, Name: `${NOBLE}20261121`, DeprecationTime: NEWER },
  ],
  [
    'letters that look alike (Cyrillic)',
    'ubuntu',
    { OwnerId: STRANGER, Name: `${NOBLE.replace('ubuntu-', 'ubunt\u0443-')}20261121` },
  ],
  ['capitals', 'ubuntu', { OwnerId: CANONICAL, Name: `${NOBLE.toUpperCase()}20261121` }],
  ['a prefix before the name', 'ubuntu', { OwnerId: CANONICAL, Name: `copied-from-${NOBLE}20261121` }],
  [
    'another account with a publisher prefix of its own',
    'debian',
    { OwnerId: STRANGER, Name: 'debian-12-amd64-20261121-2000' },
  ],
  [
    'the former owner, whose account may change hands',
    'debian',
    { OwnerId: '379101102735', Name: 'debian-12-amd64-20261121-2000' },
  ],
  [
    'the backports image',
    'debian',
    { OwnerId: '136693071363', Name: 'debian-12-backports-amd64-20261121-2000' },
  ],
  [
    'a version that begins alike',
    'debian',
    { OwnerId: '136693071363', Name: 'debian-120-amd64-20261121-2000' },
  ],
  [
    'another account called like the alias',
    'amazonLinux',
    { OwnerId: STRANGER, Name: 'al2023-ami-2023.12.20261121.0-kernel-6.18-x86_64' },
  ],
  [
    'another product of the alias',
    'amazonLinux',
    {
      OwnerId: '591542846629',
      ImageOwnerAlias: 'amazon',
      Name: 'al2023-ami-ecs-hvm-2023.0.20261121-kernel-6.18-x86_64',
    },
  ],
  [
    'the minimal variant',
    'amazonLinux',
    {
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Name: 'al2023-ami-minimal-2023.12.20261121.0-kernel-6.18-x86_64',
    },
  ],
  [
    'another kernel than the default',
    'amazonLinux',
    {
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Name: 'al2023-ami-2023.12.20261121.0-kernel-6.12-x86_64',
    },
  ],
  [
    'the former default kernel of a newer release',
    'amazonLinux',
    {
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Name: 'al2023-ami-2023.12.20261121.0-kernel-6.1-x86_64',
    },
  ],
  [
    'the preview of the next release',
    'amazonLinux',
    {
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Name: 'al2027-preview-ami-2027.0.20261121.0-kernel-7.1-x86_64',
    },
  ],
  [
    'a version that begins alike',
    'rhel',
    { OwnerId: '309956199498', Name: 'RHEL-90.6.0_HVM-20261121-x86_64-82-Hourly2-GP3' },
  ],
  ['a beta', 'rhel', { OwnerId: '309956199498', Name: 'RHEL-9.9.0_HVM_Beta-20261121-x86_64-82-Hourly2-GP3' }],
  [
    'the high-availability product',
    'rhel',
    { OwnerId: '309956199498', Name: 'RHEL_HA-9.8.0_HVM-20261121-x86_64-82-Hourly2-GP3' },
  ],
  [
    'the bring-your-own-subscription product',
    'rhel',
    { OwnerId: '309956199498', Name: 'RHEL-9.8.0_HVM-20261121-x86_64-82-Access2-GP3' },
  ],
  [
    'an older minor published later',
    'rhel',
    { OwnerId: '309956199498', Name: 'RHEL-9.5.0_HVM-20261121-x86_64-82-Hourly2-GP3' },
  ],
  [
    'a higher version by another account',
    'rhel',
    { OwnerId: STRANGER, Name: 'RHEL-9.99.0_HVM-20261121-x86_64-82-Hourly2-GP3' },
  ],
  [
    'an image with SQL Server in it',
    'windows',
    {
      OwnerId: '801119661308',
      ImageOwnerAlias: 'amazon',
      Platform: 'Windows',
      Name: 'Windows_Server-2022-English-Full-SQL_2022_Web-2026.11.21',
    },
  ],
  [
    'another account outside the alias',
    'eks',
    { OwnerId: STRANGER, Name: 'amazon-eks-node-al2023-x86_64-standard-1.34-v20261121' },
  ],
  [
    'a marketplace seller instead of the alias',
    'eks',
    {
      OwnerId: '679593333241',
      ImageOwnerAlias: 'aws-marketplace',
      Name: 'amazon-eks-node-al2023-x86_64-standard-1.34-v20261121',
    },
  ],
  [
    'one’s own name by another account that shares it',
    'corp',
    { OwnerId: STRANGER, Name: 'corp-base-9.9.9' },
  ],
  ['one’s own release candidate', 'corp', { OwnerId: SELF, Name: 'corp-base-2.0.0-rc1' }],
  ['one’s own test build', 'corp', { OwnerId: SELF, Name: 'corp-base-2.0.0-test' }],
];
