import type { Partition } from '@ami-select/ec2-data/partitions';
import type { Publisher, PublisherLine } from './publisher.ts';

/** AWS uses another account in many regions; the alias is given by AWS itself and cannot be forged. */
const AMAZON: Readonly<Record<Partition, readonly string[]>> = {
  aws: ['amazon'],
  'aws-cn': ['amazon'],
  'aws-us-gov': ['amazon'],
  'aws-eusc': ['amazon'],
  'aws-iso': ['amazon'],
  'aws-iso-b': ['amazon'],
  'aws-iso-e': ['amazon'],
  'aws-iso-f': ['amazon'],
};

export const windows: Publisher = {
  id: 'windows',
  title: 'Windows Server (Amazon)',
  aliases: ['windows-server', 'win'],
  owners: { aws: ['801119661308'], 'aws-us-gov': ['077303321853'], 'aws-cn': ['016951021795'] },
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
    unverifiedPartitions: ['aws-cn'],
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

export const ecs: Publisher = {
  id: 'ecs',
  title: 'ECS-optimised Amazon Linux',
  aliases: ['ecs-optimized', 'ecs-optimised'],
  owners: { ...AMAZON, aws: ['591542846629'] },
  sshUser: 'ec2-user',
  ssmArchWords: { x86_64: '', arm64: '/arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(2023|2)$/, example: '2023', default: '2023' },
  order: 'date',
  lines: [
    {
      variant: 'standard',
      versions: /^2023$/,
      names: ['al2023-ami-ecs-hvm-2023.*-{arch}'],
      ssmParameter: '/aws/service/ecs/optimized-ami/amazon-linux-2023{arch}/recommended/image_id',
    },
    {
      variant: 'standard',
      versions: /^2$/,
      names: ['amzn2-ami-ecs-hvm-2.0.*-{arch}-ebs', 'amzn2-ami-ecs-kernel-5.10-hvm-2.0.*-{arch}-ebs'],
      ssmParameter: '/aws/service/ecs/optimized-ami/amazon-linux-2{arch}/recommended/image_id',
    },
    { variant: 'gpu', versions: /^2023$/, names: ['al2023-ami-ecs-gpu-hvm-2023.*-{arch}*'] },
    { variant: 'neuron', versions: /^2023$/, names: ['al2023-ami-ecs-neuron-hvm-2023.*-{arch}*'] },
    { variant: 'gpu', versions: /^2$/, names: ['amzn2-ami-ecs-gpu-hvm-2.0.*-{arch}-ebs'] },
  ],
  evidence: { source: 'public SSM parameters (as moto records them)', verified: true },
};

const EKS_VARIANTS: readonly string[] = ['standard', 'nvidia', 'neuron'];

export const eks: Publisher = {
  id: 'eks',
  title: 'EKS-optimised Amazon Linux 2023',
  aliases: ['eks-optimized', 'eks-optimised'],
  owners: AMAZON,
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^1\.\d{2}$/, example: '1.34' },
  order: 'date',
  lines: EKS_VARIANTS.map((variant) => ({
    variant,
    names: [`amazon-eks-node-al2023-{arch}-${variant}-{version}-v*`],
    ssmParameter: `/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{arch}/${variant}/recommended/image_id`,
  })),
  evidence: { source: 'Karpenter and eks-ami-finder agree; owner differs per opt-in region', verified: true },
};

const BOTTLEROCKET_FLAVOURS: readonly (readonly [string, RegExp])[] = [
  ['k8s', /^1\.\d{2}$/],
  ['k8s-nvidia', /^1\.\d{2}$/],
  ['ecs', /^[12]$/],
  ['ecs-nvidia', /^[12]$/],
];

function bottlerocketLine([variant, versions]: readonly [string, RegExp]): PublisherLine {
  const [orchestrator, accelerator] = variant.split('-');
  const flavour = `aws-${orchestrator}-{version}${accelerator === undefined ? '' : `-${accelerator}`}`;
  return {
    variant,
    versions,
    names: [`bottlerocket-${flavour}-{arch}-v*`],
    ssmParameter: `/aws/service/bottlerocket/${flavour}/{arch}/latest/image_id`,
  };
}

export const bottlerocket: Publisher = {
  id: 'bottlerocket',
  title: 'Bottlerocket',
  owners: AMAZON,
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(1\.\d{2}|[12])$/, example: '1.34' },
  versionInName: /-v(\d+\.\d+\.\d+)-/,
  order: 'version',
  lines: BOTTLEROCKET_FLAVOURS.map(bottlerocketLine),
  evidence: {
    source: 'Karpenter and eks-ami-finder agree; owner differs per region',
    verified: true,
    doubts: 'has no SSH server by default: only through its admin container',
  },
};

export const deepLearning: Publisher = {
  id: 'deep-learning',
  title: 'AWS Deep Learning AMI',
  aliases: ['dlami'],
  owners: { aws: ['898082745236'] },
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
