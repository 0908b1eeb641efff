import type { Publisher, PublisherLine } from './publisher.ts';

/** Products that share the prefix; without a version the glob of SUSE's own would match them. */
const OTHER_PRODUCTS: readonly string[] = ['*-sap*', '*-ecs-*', '*-chost-*', '*-hpc-*', '*-hardened-*'];

const SERVICE_PACKS = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((pack) => [`15.${pack}`, `15-sp${pack}`]));

/** The date has eight digits and nothing follows it but the disk: `…-v20260922-ecs-hvm-…` is another product. */
const LINES: readonly PublisherLine[] = [
  {
    variant: 'on-demand',
    names: ['suse-sles-{version}-v????????-hvm-ssd-{arch}'],
    exclude: [...OTHER_PRODUCTS, '*-byos-*'],
    ssmParameter: '/aws/service/suse/sles/{version}/{arch}/latest',
  },
  {
    variant: 'byos',
    names: ['suse-sles-{version}-byos-v????????-hvm-ssd-{arch}'],
    exclude: OTHER_PRODUCTS,
    ssmParameter: '/aws/service/suse/sles-byos/{version}/{arch}/latest',
  },
];

export const sles: Publisher = {
  id: 'sles',
  title: 'SUSE Linux Enterprise Server',
  aliases: ['suse'],
  owners: { aws: ['013907871322'], 'aws-cn': ['841869936221'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(15-sp\d|16-\d)$/, example: '15-sp7' },
  versionWords: { ...SERVICE_PACKS, '16.0': '16-0', '16.1': '16-1' },
  ssmVersionWords: { '16-0': '16.0', '16-1': '16.1' },
  versionInName: /^suse-sles-(\d+)-(?:sp)?(\d+)-(?:byos-)?v(\d{8})-hvm-/,
  order: 'date',
  lines: LINES,
  evidence: {
    source: 'public SSM parameters as moto records them, aws/eks-hybrid',
    checked: '2026-11-28',
    verified: true,
    unverifiedPartitions: ['aws-cn'],
  },
};
