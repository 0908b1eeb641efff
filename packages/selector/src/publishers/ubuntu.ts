import type { Publisher, PublisherLine } from './publisher.ts';

interface Flavour {
  readonly variant: string;
  readonly folder: string;
  readonly suffix: string;
  /** Its folder of public SSM parameters, and the disks that have one. */
  readonly product?: string;
  readonly disks?: readonly ('gp2' | 'gp3')[];
}

const FLAVOURS: readonly Flavour[] = [
  { variant: 'server', folder: 'ubuntu', suffix: 'server', product: 'server' },
  { variant: 'minimal', folder: 'ubuntu-minimal', suffix: 'minimal', product: 'server-minimal' },
  { variant: 'pro', folder: 'ubuntu-pro-server', suffix: 'pro-server', product: 'pro-server' },
  {
    variant: 'pro-minimal',
    folder: 'ubuntu-pro-minimal',
    suffix: 'pro-minimal',
    product: 'pro-minimal',
    disks: ['gp2'],
  },
];

/** Root disks are gp3 from 23.10 on. */
const WITH_GP2 = /^(1\d|2[0-2])\.|^23\.04$/;

function linesOf({ variant, folder, suffix, product, disks = ['gp2', 'gp3'] }: Flavour): PublisherLine[] {
  const names = [`${folder}/images/hvm-ssd*/ubuntu-*-{version}-{arch}-${suffix}-*`];
  const parameter = (disk: 'gp2' | 'gp3'): Pick<PublisherLine, 'ssmParameter'> =>
    disks.includes(disk)
      ? {
          ssmParameter: `/aws/service/canonical/ubuntu/${product}/{version}/stable/current/{arch}/hvm/ebs-${disk}/ami-id`,
        }
      : {};
  return [
    { variant, versions: WITH_GP2, names, ...parameter('gp2') },
    { variant, names, ...parameter('gp3') },
  ];
}

/** Nodes of EKS: an image for each version of Kubernetes, of which the newest is taken. */
function kubernetesLine(variant: 'eks' | 'eks-pro'): PublisherLine {
  return {
    variant,
    names: [`ubuntu-${variant}/k8s_*/images/hvm-ssd*/ubuntu-*-{version}-{arch}-server-*`],
    order: 'version',
    doubts: `each image is for one version of Kubernetes: it is the newest unless name has another, such as ubuntu-${variant}/k8s_1.33/*`,
  };
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
  // April of even years.
  longTerm: /^\d[02468]\.04$/,
  versionWords: {
    stonking: '26.10',
    resolute: '26.04',
    questing: '25.10',
    plucky: '25.04',
    oracular: '24.10',
    noble: '24.04',
    jammy: '22.04',
    focal: '20.04',
    bionic: '18.04',
    xenial: '16.04',
    trusty: '14.04',
  },
  versionInName: /^ubuntu(?:-[a-z-]+)?(?:\/k8s_(\d+\.\d+))?\/images\/.*-(\d+\.\d+)-[^/]*-(\d{8}(?:\.\d+)?)$/,
  order: 'date',
  lines: [...FLAVOURS.flatMap(linesOf), kubernetesLine('eks'), kubernetesLine('eks-pro')],
  evidence: {
    source: 'Canonical, ubuntu-cloud-docs, find-ubuntu-images.rst',
    checked: '2026-11-28',
    verified: true,
  },
};
