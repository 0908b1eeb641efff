import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { expandPublisher, type PublisherRequest } from './expand.ts';
import type { Publisher } from './publisher.ts';
import { findPublisher, PUBLISHERS } from './table.ts';

/** Names that others observed, with the request that must find them. */
const FOUND: readonly (readonly [string, PublisherRequest, string])[] = [
  ['amazon-linux', { version: '2023' }, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', {}, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  // Regions that stopped at 2023.10 have no newer default than 6.1.
  ['amazon-linux', {}, 'al2023-ami-2023.10.20260302.1-kernel-6.1-x86_64'],
  ['amazon-linux', { version: '2023.6' }, 'al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64'],
  ['amazon-linux', { version: '2023.12.20260930.0' }, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', { variant: 'kernel-6.1' }, 'al2023-ami-2023.12.20260930.0-kernel-6.1-x86_64'],
  [
    'amazon-linux',
    { variant: 'kernel-6.12', architecture: 'arm64' },
    'al2023-ami-2023.12.20260930.0-kernel-6.12-arm64',
  ],
  ['amazon-linux', { variant: 'kernel-6.18' }, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', { variant: 'minimal' }, 'al2023-ami-minimal-2023.12.20260930.0-kernel-6.18-x86_64'],
  [
    'amazon-linux',
    { variant: 'minimal-kernel-6.1', architecture: 'arm64' },
    'al2023-ami-minimal-2023.12.20260930.0-kernel-6.1-arm64',
  ],
  [
    'amazon-linux',
    { variant: 'minimal-kernel-6.12' },
    'al2023-ami-minimal-2023.12.20260930.0-kernel-6.12-x86_64',
  ],
  ['amazon-linux', { version: '2027' }, 'al2027-preview-ami-2027.0.20260914.0-kernel-7.1-x86_64'],
  [
    'amazon-linux',
    { version: 'al2027', variant: 'minimal', architecture: 'arm64' },
    'al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-arm64',
  ],
  ['amazon-linux', { version: 'amzn2' }, 'amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2'],
  ['amazon-linux', { version: '2', variant: 'kernel-4.14' }, 'amzn2-ami-hvm-2.0.20260930.0-x86_64-gp2'],
  [
    'amazon-linux',
    { version: '2', variant: 'minimal', architecture: 'arm64' },
    'amzn2-ami-minimal-kernel-5.10-hvm-2.0.20260930.0-arm64-gp2',
  ],
  [
    'amazon-linux',
    { version: '2', variant: 'minimal-kernel-4.14' },
    'amzn2-ami-minimal-hvm-2.0.20260930.0-x86_64-ebs',
  ],
  ['amazon-linux', { version: '1' }, 'amzn-ami-hvm-2018.03.0.20231218.0-x86_64-gp2'],
  ['ecs', {}, 'al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64'],
  ['ecs', { architecture: 'arm64' }, 'al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-arm64'],
  ['ecs', { variant: 'gpu' }, 'al2023-ami-ecs-gpu-hvm-2023.0.20260929-kernel-6.1-x86_64-ebs'],
  ['ecs', { variant: 'neuron' }, 'al2023-ami-ecs-neuron-hvm-2023.0.20260929-kernel-6.1-x86_64'],
  ['ecs', { version: '2', architecture: 'arm64' }, 'amzn2-ami-ecs-hvm-2.0.20260929-arm64-ebs'],
  ['ecs', { version: '2', variant: 'kernel-5.10' }, 'amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs'],
  ['ecs', { version: '2', variant: 'gpu' }, 'amzn2-ami-ecs-gpu-hvm-2.0.20260929-x86_64-ebs'],
  [
    'ecs',
    { version: '2', variant: 'kernel-5.10-gpu' },
    'amzn2-ami-ecs-kernel-5.10-gpu-hvm-2.0.20260929-x86_64-ebs',
  ],
  ['ecs', { version: '2', variant: 'inf' }, 'amzn2-ami-ecs-inf-hvm-2.0.20260929-x86_64-ebs'],
  [
    'ecs',
    { version: '2', variant: 'kernel-5.10-inf' },
    'amzn2-ami-ecs-kernel-5.10-inf-hvm-2.0.20260929-x86_64-ebs',
  ],
  [
    'bottlerocket',
    { version: '1.33', architecture: 'arm64' },
    'bottlerocket-aws-k8s-1.33-aarch64-v1.54.0-5043decc',
  ],
  ['bottlerocket', { version: '1.30' }, 'bottlerocket-aws-k8s-1.30-x86_64-v1.20.5-1234abcd'],
  [
    'bottlerocket',
    { version: '3', variant: 'ecs', architecture: 'arm64' },
    'bottlerocket-aws-ecs-3-aarch64-v1.65.0-0be31b34',
  ],
  [
    'bottlerocket',
    { version: '1.35', variant: 'k8s-fips' },
    'bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032',
  ],
  [
    'bottlerocket',
    { version: '1.23', variant: 'k8s-nvidia' },
    'bottlerocket-aws-k8s-1.23-nvidia-x86_64-v1.14.0-9cd59298',
  ],
  ['windows', { version: '2022' }, 'Windows_Server-2022-English-Full-Base-2025.01.15'],
  ['windows', { version: '2025', variant: 'core' }, 'Windows_Server-2025-English-Core-Base-2025.01.15'],
  ['windows', { version: '2022', variant: 'tpm' }, 'TPM-Windows_Server-2022-English-Full-Base-2026.09.17'],
  ['windows', { version: '2016', variant: 'tpm' }, 'TPM-Windows_Server-2016-English-Full-Base-2023.05.10'],
  ['windows', { variant: 'tpm' }, 'TPM-Windows_Server-2025-English-Full-Base-2026.09.17'],
  ['windows', { version: '2025', variant: 'bios' }, 'BIOS-Windows_Server-2025-English-Full-Base-2026.08.12'],
  [
    'windows',
    { version: '2025', variant: 'sql-2022-standard' },
    'Windows_Server-2025-English-Full-SQL_2022_Standard-2026.09.17',
  ],
  [
    'windows',
    { version: '2025', variant: 'sql-2025-standard' },
    'Windows_Server-2025-English-Full-SQL_2025_Standard-2025.12.10',
  ],
  [
    'windows',
    { version: '2019', variant: 'sql-2016-web' },
    'Windows_Server-2019-English-Full-SQL_2016_SP3_Web-2026.08.12',
  ],
  [
    'windows',
    { version: '2016', variant: 'ecs' },
    'Windows_Server-2016-English-Full-ECS_Optimized-2019.03.07',
  ],
  [
    'windows',
    { version: '2025', variant: 'eks-core' },
    'Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18',
  ],
  [
    'eks',
    { version: '1.35', variant: 'windows-2025-core' },
    'Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18',
  ],
  ['macos', { version: 'sequoia' }, 'amzn-ec2-macos-15.2-20241217-191142-arm64'],
  [
    'deep-learning',
    { version: '24.04', architecture: 'arm64' },
    'Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20260710',
  ],
  [
    'deep-learning',
    { version: '26.04' },
    'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 26.04) 20260828',
  ],
  [
    'deep-learning',
    { version: '24.04', variant: 'base-single-cuda' },
    'Deep Learning Base AMI with Single CUDA (Ubuntu 24.04) 20260714',
  ],
  [
    'deep-learning',
    { version: '2023', variant: 'base-single-cuda', architecture: 'arm64' },
    'Deep Learning ARM64 Base AMI with Single CUDA (Amazon Linux 2023) 20260102',
  ],
  [
    'deep-learning',
    { version: '26.04', variant: 'pytorch' },
    'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.13 (Ubuntu 26.04) 20260829',
  ],
  [
    'deep-learning',
    { version: '2023', variant: 'pytorch', architecture: 'arm64' },
    'Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch 2.11 (Amazon Linux 2023) 20260828',
  ],
];

/** Names of other products, kernels and streams, with the request that must not find them. */
const NOT_FOUND: typeof FOUND = [
  ['amazon-linux', {}, 'al2023-ami-2023.12.20260930.0-kernel-6.12-x86_64'],
  ['amazon-linux', {}, 'al2023-ami-minimal-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', {}, 'al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64'],
  ['amazon-linux', {}, 'al2027-preview-ami-2027.0.20260914.0-kernel-7.1-x86_64'],
  ['amazon-linux', { variant: 'kernel-6.1' }, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', { variant: 'kernel-6.1' }, 'al2023-ami-2023.12.20260930.0-kernel-6.12-x86_64'],
  ['amazon-linux', { version: '2027' }, 'al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-x86_64'],
  ['amazon-linux', { version: '2' }, 'amzn2-ami-hvm-2.0.20190618-x86_64-gp2-mono'],
  ['amazon-linux', { version: '1' }, 'amzn-ami-hvm-2018.03.0.20231218.0-x86_64-ebs'],
  ['amazon-linux', { version: '1' }, 'amzn-ami-2018.03.20240131-amazon-ecs-optimized'],
  ['ecs', { version: '2' }, 'amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs'],
  ['ecs', { version: '2' }, 'amzn2-ami-ecs-gpu-hvm-2.0.20260929-x86_64-ebs'],
  ['ecs', { version: '2', variant: 'gpu' }, 'amzn2-ami-ecs-kernel-5.10-gpu-hvm-2.0.20260929-x86_64-ebs'],
  ['ecs', {}, 'al2023-ami-ecs-neuron-hvm-2023.0.20260929-kernel-6.1-x86_64'],
  ['bottlerocket', {}, 'bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032'],
  ['bottlerocket', {}, 'bottlerocket-aws-ecs-3-x86_64-v1.65.0-0be31b34'],
  ['bottlerocket', { version: '1.23' }, 'bottlerocket-aws-k8s-1.23-nvidia-x86_64-v1.14.0-9cd59298'],
  ['windows', { version: '2022' }, 'TPM-Windows_Server-2022-English-Full-Base-2026.09.17'],
  ['windows', { version: '2025' }, 'BIOS-Windows_Server-2025-English-Full-Base-2026.08.12'],
  ['windows', { version: '2022' }, 'Windows_Server-2022-Japanese-Full-Base-2026.09.17'],
  ['windows', {}, 'Windows_Server-2025-English-Full-SQL_2022_Standard-2026.09.17'],
  [
    'windows',
    { version: '2022', variant: 'sql-2022-standard' },
    'Windows_Server-2022-English-Full-SQL_2019_Standard-2026.09.17',
  ],
  [
    'eks',
    { version: '1.34', variant: 'windows-2025-core' },
    'Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18',
  ],
  ['deep-learning', { version: '24.04' }, 'Deep Learning Base AMI with Single CUDA (Ubuntu 24.04) 20260714'],
  [
    'deep-learning',
    { version: '24.04' },
    'Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20260710',
  ],
  [
    'deep-learning',
    { version: '26.04' },
    'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.13 (Ubuntu 26.04) 20260829',
  ],
  [
    'deep-learning',
    { variant: 'pytorch', architecture: 'arm64' },
    'Deep Learning ARM64 AMI Graviton (Ubuntu 22.04) 20260501',
  ],
];

/** Versions with other lines than the example of the row has. */
const OTHER_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  'amazon-linux': ['2023.6', '2027', '2', '1'],
  ecs: ['2'],
  bottlerocket: ['3'],
  'deep-learning': ['2023'],
  windows: ['2016', '2025'],
};

/** Parameters by their documented or recorded names. */
const PARAMETERS: readonly (readonly [string, PublisherRequest, string | undefined])[] = [
  ['amazon-linux', {}, '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'],
  [
    'amazon-linux',
    { variant: 'minimal-kernel-6.12', architecture: 'arm64' },
    '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.12-arm64',
  ],
  ['amazon-linux', { version: '2023.6' }, undefined],
  [
    'amazon-linux',
    { version: '2027', variant: 'minimal', architecture: 'arm64' },
    '/aws/service/ami-amazon-linux-latest/al2027-preview-ami-minimal-kernel-default-arm64',
  ],
  [
    'amazon-linux',
    { version: '2' },
    '/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-default-hvm-x86_64-gp2',
  ],
  [
    'amazon-linux',
    { version: '2', variant: 'minimal-kernel-4.14' },
    '/aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-kernel-4.14-hvm-x86_64-ebs',
  ],
  ['ecs', {}, '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id'],
  [
    'ecs',
    { architecture: 'arm64' },
    '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id',
  ],
  ['ecs', { variant: 'gpu' }, '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id'],
  ['ecs', { version: '2' }, '/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id'],
  [
    'ecs',
    { version: '2', variant: 'kernel-5.10', architecture: 'arm64' },
    '/aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/arm64/recommended/image_id',
  ],
  [
    'ecs',
    { version: '2', variant: 'kernel-5.10-inf' },
    '/aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/inf/recommended/image_id',
  ],
  [
    'bottlerocket',
    { version: '1.33', architecture: 'arm64' },
    '/aws/service/bottlerocket/aws-k8s-1.33/arm64/latest/image_id',
  ],
  [
    'bottlerocket',
    { version: '1.33', variant: 'k8s-nvidia-fips' },
    '/aws/service/bottlerocket/aws-k8s-1.33-nvidia-fips/x86_64/latest/image_id',
  ],
  [
    'bottlerocket',
    { version: '2', variant: 'ecs', architecture: 'arm64' },
    '/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id',
  ],
  [
    'windows',
    { version: '2022', variant: 'tpm' },
    '/aws/service/ami-windows-latest/TPM-Windows_Server-2022-English-Full-Base',
  ],
  [
    'windows',
    { version: '2022', variant: 'sql-2022-standard' },
    '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-SQL_2022_Standard',
  ],
  [
    'windows',
    { version: '2022', variant: 'ecs-core' },
    '/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id',
  ],
  ['windows', { version: '2022', variant: 'eks' }, undefined],
  [
    'eks',
    { version: '1.35', variant: 'windows-2025-core' },
    '/aws/service/ami-windows-latest/Windows_Server-2025-English-Core-EKS_Optimized-1.35/image_id',
  ],
  ['macos', { version: '15' }, '/aws/service/ec2-macos/sequoia/arm64_mac/latest/image_id'],
  [
    'macos',
    { version: 'tahoe', architecture: 'x86_64_mac' },
    '/aws/service/ec2-macos/tahoe/x86_64_mac/latest/image_id',
  ],
  ['macos', { version: '15.2' }, undefined],
  [
    'deep-learning',
    { version: '24.04', architecture: 'arm64' },
    '/aws/service/deeplearning/ami/arm64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id',
  ],
  [
    'deep-learning',
    { version: '2023', variant: 'base-single-cuda' },
    '/aws/service/deeplearning/ami/x86_64/base-with-single-cuda-amazon-linux-2023/latest/ami-id',
  ],
  ['deep-learning', { variant: 'pytorch' }, undefined],
];

describe('publishers of AWS', () => {
  it('have one line for each variant, version and architecture, so that no tie decides', () => {
    for (const { id, lines, version } of PUBLISHERS.filter(({ owners }) => owners.aws?.includes('amazon'))) {
      for (const one of [version.example, ...(OTHER_VERSIONS[id] ?? [])]) {
        const fitting = lines.filter((line) => line.versions?.test(one) ?? true);
        const keys = fitting.flatMap(({ variant, architectures = ['any'] }) =>
          architectures.map((architecture) => `${variant} ${architecture}`),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  it.each(FOUND)('%s %j finds %s', (id, request, name) => {
    expect(finds(id, request, name)).toBe(true);
  });

  it.each(NOT_FOUND)('%s %j does not find %s', (id, request, name) => {
    expect(finds(id, request, name)).toBe(false);
  });

  it.each(PARAMETERS)('%s %j has the parameter %s', (id, request, path) => {
    expect(expandPublisher(publisher(id), request).ssmParameter).toBe(path);
  });
});

function publisher(id: string): Publisher {
  const found = findPublisher(id);
  if (found === undefined) throw new Error(`unknown ${id}`);
  return found;
}

function finds(id: string, request: PublisherRequest, name: string): boolean {
  const { names, exclude } = expandPublisher(publisher(id), request);
  return globMatcher(names)(name) && !globMatcher(exclude)(name);
}
