import type { Architecture } from '../image/architecture.ts';
import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

const SSM = '/aws/service/deeplearning/ami/{arch}';

interface Product {
  readonly variant: string;
  /** The name up to the system; `{arch}` where names for Arm say so. */
  readonly name: string;
  /** Its word in the parameter, which needs no other version. */
  readonly parameter?: string;
  readonly architectures?: readonly Architecture[];
  readonly rest?: Pick<PublisherLine, 'order' | 'versionInName'>;
}

/** Versions of PyTorch are compared before dates: AWS rebuilds older ones, too. */
const BY_PYTORCH = { order: 'version', versionInName: /PyTorch (\d+(?:\.\d+)*) \(.+\) (\d{8})$/ } as const;

const PRODUCTS: readonly Product[] = [
  {
    variant: 'base',
    name: 'Deep Learning {arch}Base OSS Nvidia Driver GPU AMI',
    parameter: 'base-oss-nvidia-driver-gpu',
  },
  {
    variant: 'base-single-cuda',
    name: 'Deep Learning {arch}Base AMI with Single CUDA',
    parameter: 'base-with-single-cuda',
  },
  // The two architectures have their words in another order.
  {
    variant: 'pytorch',
    name: 'Deep Learning OSS Nvidia Driver AMI GPU PyTorch ?.*',
    architectures: ['x86_64'],
    rest: BY_PYTORCH,
  },
  {
    variant: 'pytorch',
    name: 'Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch ?.*',
    architectures: ['arm64'],
    rest: BY_PYTORCH,
  },
];

/** A product on Ubuntu, and on Amazon Linux 2023. */
function linesOf({ variant, name, parameter, architectures, rest }: Product): PublisherLine[] {
  const common = { variant, ...rest, ...(architectures && { architectures }) };
  const path = (system: string): Pick<PublisherLine, 'ssmParameter'> =>
    parameter === undefined ? {} : { ssmParameter: `${SSM}/${parameter}-${system}/latest/ami-id` };
  return [
    {
      ...common,
      ...path('ubuntu-{version}'),
      versions: /\./,
      anyVersion: '??.??',
      names: [`${name} (Ubuntu {version}) ????????`],
    },
    {
      ...common,
      ...path('amazon-linux-{version}'),
      versions: /^2023$/,
      anyVersion: '2023',
      names: [`${name} (Amazon Linux {version}) ????????`],
      sshUser: 'ec2-user',
      requires: { arm64: 'graviton2' },
    },
  ];
}

export const deepLearning: Publisher = {
  id: 'deep-learning',
  title: 'AWS Deep Learning AMI (GPU)',
  aliases: ['dlami'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['898082745236'] },
  sshUser: 'ubuntu',
  archWords: { x86_64: '', arm64: 'ARM64 ' },
  ssmArchWords: { x86_64: 'x86_64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(\d{2}\.\d{2}|2023)$/, example: '24.04', default: '24.04' },
  versionWords: { 'amazon-linux-2023': '2023' },
  versionInName: /\((?:Ubuntu|Amazon Linux) (\d+(?:\.\d+)?)\) (\d{8})$/,
  order: 'date',
  lines: PRODUCTS.flatMap(linesOf),
  evidence: {
    source: 'AWS DLAMI developer guide (parameters, release notes), names observed from 2026-04 to 2026-08',
    checked: '2026-11-28',
    verified: true,
  },
};
