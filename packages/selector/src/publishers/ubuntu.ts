import type { Publisher, PublisherLine } from './publisher.ts';

interface Flavour {
  readonly variant: string;
  readonly folder: string;
  readonly suffix: string;
  readonly product: string;
}

const FLAVOURS: readonly Flavour[] = [
  { variant: 'server', folder: 'ubuntu', suffix: 'server', product: 'server' },
  { variant: 'minimal', folder: 'ubuntu-minimal', suffix: 'minimal', product: 'server-minimal' },
  { variant: 'pro', folder: 'ubuntu-pro-server', suffix: 'pro-server', product: 'pro-server' },
];

/** Root disks are gp3 from 23.10 on. */
const WITH_GP2 = /^(1\d|2[0-2])\.|^23\.04$/;

function linesOf({ variant, folder, suffix, product }: Flavour): PublisherLine[] {
  const names = [`${folder}/images/hvm-ssd*/ubuntu-*-{version}-{arch}-${suffix}-*`];
  const parameter = (disk: string): string =>
    `/aws/service/canonical/ubuntu/${product}/{version}/stable/current/{arch}/hvm/ebs-${disk}/ami-id`;
  return [
    { variant, versions: WITH_GP2, names, ssmParameter: parameter('gp2') },
    { variant, names, ssmParameter: parameter('gp3') },
  ];
}

export const ubuntu: Publisher = {
  id: 'ubuntu',
  title: 'Ubuntu (Canonical)',
  aliases: ['canonical'],
  owners: { aws: ['099720109477'], 'aws-us-gov': ['513442679011'], 'aws-cn': ['837727238323'] },
  sshUser: 'ubuntu',
  archWords: { x86_64: 'amd64', arm64: 'arm64', i386: 'i386' },
  architectures: ['x86_64', 'arm64', 'i386'],
  version: { pattern: /^\d{2}\.\d{2}$/, example: '24.04' },
  versionWords: {
    resolute: '26.04',
    plucky: '25.04',
    questing: '25.10',
    noble: '24.04',
    jammy: '22.04',
    focal: '20.04',
    bionic: '18.04',
    xenial: '16.04',
    trusty: '14.04',
  },
  versionInName: /-(\d+\.\d+)-[^/]*-(\d{8}(?:\.\d+)?)$/,
  order: 'date',
  lines: FLAVOURS.flatMap(linesOf),
  evidence: {
    source: 'Canonical, ubuntu-cloud-docs, find-ubuntu-images.rst',
    verified: true,
  },
};
