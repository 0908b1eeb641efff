import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

const FLAVOURS = ['', '-nvidia', '-fips', '-nvidia-fips'] as const;

function linesOf(orchestrator: 'k8s' | 'ecs', anyVersion: string, versions: RegExp): PublisherLine[] {
  return FLAVOURS.map((flavour) => ({
    variant: `${orchestrator}${flavour}`,
    versions,
    anyVersion,
    names: [`bottlerocket-aws-${orchestrator}-{version}${flavour}-{arch}-v*`],
    ssmParameter: `/aws/service/bottlerocket/aws-${orchestrator}-{version}${flavour}/{arch}/latest/image_id`,
  }));
}

export const bottlerocket: Publisher = {
  id: 'bottlerocket',
  title: 'Bottlerocket',
  owners: AMAZON_ALIAS,
  noLogin: 'has no SSH server, only an admin container that user data can enable',
  noCloudInit: 'takes settings in TOML as user data',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  ssmArchWords: { x86_64: 'x86_64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(1\.\d{2}|[1-9])$/, example: '1.36' },
  versionInName: /^bottlerocket-aws-[a-z0-9]+-(\d+(?:\.\d+)*)-.*-v(\d+\.\d+\.\d+)-/,
  order: 'version',
  lines: [...linesOf('k8s', '1.??', /^1\.\d{2}$/), ...linesOf('ecs', '?', /^[1-9]$/)],
  evidence: {
    source:
      'variants in the repository of Bottlerocket, AWS ECS and EKS guides (parameters), names in eks-ami-finder; the account differs per region',
    checked: '2026-11-28',
    verified: true,
  },
};
