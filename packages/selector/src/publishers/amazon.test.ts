import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { AMAZON_NAMES } from './corpus/amazon.ts';
import { OTHER_NAMES } from './corpus/others.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { type ExpandedPublisher, expandPublisher, variantsOf } from './expand.ts';
import { publisherOf } from './recognise.ts';
import { findPublisher, PUBLISHERS } from './table.ts';

/** Names that a query must find, beside those of the corpus: `query | name`. */
const FOUND = `
amazon-linux/2023 | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64
amazon-linux | al2023-ami-2023.10.20260302.1-kernel-6.1-x86_64
amazon-linux/2023.6 | al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64
amazon-linux/2023.12.20260930.0 | al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64
amazon-linux/2023/kernel-6.12@arm64 | al2023-ami-2023.12.20260930.0-kernel-6.12-arm64
amazon-linux/2023/minimal-kernel-6.1@arm64 | al2023-ami-minimal-2023.12.20260930.0-kernel-6.1-arm64
amazon-linux/2023/minimal-kernel-6.12 | al2023-ami-minimal-2023.12.20260930.0-kernel-6.12-x86_64
amazon-linux/al2027/minimal@arm64 | al2027-preview-ami-minimal-2027.0.20260914.0-kernel-7.1-arm64
amazon-linux/amzn2 | amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2
amazon-linux/2/minimal@arm64 | amzn2-ami-minimal-kernel-5.10-hvm-2.0.20260930.0-arm64-gp2
ecs@arm64 | al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-arm64
ecs/2023/gpu | al2023-ami-ecs-gpu-hvm-2023.0.20260929-kernel-6.1-x86_64-ebs
ecs/2023/neuron | al2023-ami-ecs-neuron-hvm-2023.0.20260929-kernel-6.1-x86_64
ecs/2@arm64 | amzn2-ami-ecs-hvm-2.0.20260929-arm64-ebs
ecs/2/kernel-5.10 | amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs
ecs/2/gpu | amzn2-ami-ecs-gpu-hvm-2.0.20260929-x86_64-ebs
ecs/2/kernel-5.10-gpu | amzn2-ami-ecs-kernel-5.10-gpu-hvm-2.0.20260929-x86_64-ebs
ecs/2/inf | amzn2-ami-ecs-inf-hvm-2.0.20260929-x86_64-ebs
ecs/2/kernel-5.10-inf | amzn2-ami-ecs-kernel-5.10-inf-hvm-2.0.20260929-x86_64-ebs
bottlerocket/1.33@arm64 | bottlerocket-aws-k8s-1.33-aarch64-v1.54.0-5043decc
bottlerocket/1.30 | bottlerocket-aws-k8s-1.30-x86_64-v1.20.5-1234abcd
bottlerocket/1.23/k8s-nvidia | bottlerocket-aws-k8s-1.23-nvidia-x86_64-v1.14.0-9cd59298
windows/2022 | Windows_Server-2022-English-Full-Base-2025.01.15
windows/2025/core | Windows_Server-2025-English-Core-Base-2025.01.15
windows/2022/tpm | TPM-Windows_Server-2022-English-Full-Base-2026.09.17
windows/2016/tpm | TPM-Windows_Server-2016-English-Full-Base-2023.05.10
windows/2025/bios | BIOS-Windows_Server-2025-English-Full-Base-2026.08.12
windows/2025/sql-2022-standard | Windows_Server-2025-English-Full-SQL_2022_Standard-2026.09.17
windows/2025/sql-2025-standard | Windows_Server-2025-English-Full-SQL_2025_Standard-2025.12.10
windows/2019/sql-2016-web | Windows_Server-2019-English-Full-SQL_2016_SP3_Web-2026.08.12
windows/2016/ecs | Windows_Server-2016-English-Full-ECS_Optimized-2019.03.07
windows/2025/eks-core | Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18
eks/1.35/windows-2025-core | Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18
macos/sequoia | amzn-ec2-macos-15.2-20241217-191142-arm64
deep-learning/24.04@arm64 | Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20260710
deep-learning/26.04 | Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 26.04) 20260828
deep-learning/24.04/base-single-cuda | Deep Learning Base AMI with Single CUDA (Ubuntu 24.04) 20260714
deep-learning/2023/base-single-cuda@arm64 | Deep Learning ARM64 Base AMI with Single CUDA (Amazon Linux 2023) 20260102
deep-learning/26.04/pytorch | Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.13 (Ubuntu 26.04) 20260829
deep-learning/2023/pytorch@arm64 | Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch 2.11 (Amazon Linux 2023) 20260828
`;

/** Names of other products, kernels and releases, which it must not find. */
const NOT_FOUND = `
amazon-linux | al2023-ami-2023.12.20260930.0-kernel-6.12-x86_64
amazon-linux/2 | amzn2-ami-hvm-2.0.20190618-x86_64-gp2-mono
amazon-linux/1 | amzn-ami-hvm-2018.03.0.20231218.0-x86_64-ebs
amazon-linux/1 | amzn-ami-2018.03.20240131-amazon-ecs-optimized
ecs/2 | amzn2-ami-ecs-kernel-5.10-hvm-2.0.20260929-x86_64-ebs
ecs/2 | amzn2-ami-ecs-gpu-hvm-2.0.20260929-x86_64-ebs
ecs/2/gpu | amzn2-ami-ecs-kernel-5.10-gpu-hvm-2.0.20260929-x86_64-ebs
ecs | al2023-ami-ecs-neuron-hvm-2023.0.20260929-kernel-6.1-x86_64
bottlerocket | bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032
bottlerocket | bottlerocket-aws-ecs-3-x86_64-v1.65.0-0be31b34
bottlerocket/1.23 | bottlerocket-aws-k8s-1.23-nvidia-x86_64-v1.14.0-9cd59298
windows/2022 | TPM-Windows_Server-2022-English-Full-Base-2026.09.17
windows/2025 | BIOS-Windows_Server-2025-English-Full-Base-2026.08.12
windows/2022 | Windows_Server-2022-Japanese-Full-Base-2026.09.17
windows | Windows_Server-2025-English-Full-SQL_2022_Standard-2026.09.17
windows/2022/sql-2022-standard | Windows_Server-2022-English-Full-SQL_2019_Standard-2026.09.17
eks/1.34/windows-2025-core | Windows_Server-2025-English-Core-EKS_Optimized-1.35-2026.04.18
deep-learning/24.04 | Deep Learning Base AMI with Single CUDA (Ubuntu 24.04) 20260714
deep-learning/24.04 | Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20260710
deep-learning/26.04 | Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.13 (Ubuntu 26.04) 20260829
deep-learning/24.04/pytorch@arm64 | Deep Learning ARM64 AMI Graviton (Ubuntu 22.04) 20260501
`;

/** Parameters by their documented or recorded names: `query | path`. */
const PARAMETERS = `
amazon-linux | /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
amazon-linux/2023/minimal-kernel-6.12@arm64 | /aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.12-arm64
amazon-linux/2023.6 | none
amazon-linux/2027/minimal@arm64 | /aws/service/ami-amazon-linux-latest/al2027-preview-ami-minimal-kernel-default-arm64
amazon-linux/2 | /aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-default-hvm-x86_64-gp2
amazon-linux/2/minimal-kernel-4.14 | /aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-kernel-4.14-hvm-x86_64-ebs
ecs | /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id
ecs@arm64 | /aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id
ecs/2023/gpu | /aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id
ecs/2 | /aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id
ecs/2/kernel-5.10@arm64 | /aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/arm64/recommended/image_id
ecs/2/kernel-5.10-inf | /aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/inf/recommended/image_id
bottlerocket/1.33@arm64 | /aws/service/bottlerocket/aws-k8s-1.33/arm64/latest/image_id
bottlerocket/1.33/k8s-nvidia-fips | /aws/service/bottlerocket/aws-k8s-1.33-nvidia-fips/x86_64/latest/image_id
bottlerocket/2/ecs@arm64 | /aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id
windows/2022/tpm | /aws/service/ami-windows-latest/TPM-Windows_Server-2022-English-Full-Base
windows/2022/sql-2022-standard | /aws/service/ami-windows-latest/Windows_Server-2022-English-Full-SQL_2022_Standard
windows/2022/ecs-core | /aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id
windows/2022/eks | none
eks/1.35/windows-2025-core | /aws/service/ami-windows-latest/Windows_Server-2025-English-Core-EKS_Optimized-1.35/image_id
macos/15 | /aws/service/ec2-macos/sequoia/arm64_mac/latest/image_id
macos/tahoe@x86_64_mac | /aws/service/ec2-macos/tahoe/x86_64_mac/latest/image_id
macos/15.2 | none
deep-learning/24.04@arm64 | /aws/service/deeplearning/ami/arm64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id
deep-learning/2023/base-single-cuda | /aws/service/deeplearning/ami/x86_64/base-with-single-cuda-amazon-linux-2023/latest/ami-id
deep-learning/24.04/pytorch | none
`;

/** Versions with other lines than the example of the row has. */
const OTHER_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  'amazon-linux': ['2023.6', '2027', '2', '1'],
  ecs: ['2'],
  bottlerocket: ['3'],
  'deep-learning': ['2023'],
  windows: ['2016', '2025'],
};

const OF_THE_ALIAS = PUBLISHERS.filter(({ owners }) => owners.aws?.includes('amazon') === true);

describe('publishers of AWS', () => {
  it.each(pairsOf(FOUND))('%s finds %s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  it.each(pairsOf(NOT_FOUND))('%s does not find %s', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });

  it.each(pairsOf(PARAMETERS))('%s has the parameter %s', (query, path) => {
    expect(expand(query).ssmParameter ?? 'none').toBe(path);
  });

  it('have one line for each variant, version and architecture, so that no tie decides', () => {
    for (const { id, lines, version } of OF_THE_ALIAS) {
      for (const one of [version.example, ...(OTHER_VERSIONS[id] ?? [])]) {
        const fitting = lines.filter((line) => line.versions?.test(one) ?? true);
        const keys = fitting.flatMap(({ variant, architectures = ['any'] }) =>
          architectures.map((architecture) => `${variant} ${architecture}`),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  it('name the line that has fewer architectures than the publisher', () => {
    const query = { publisher: 'ecs', version: '2023', variant: 'gpu', architecture: 'arm64' };

    expect(() => parseImageQuery(query)).toThrow('ecs/2023/gpu has no arm64 images; expected x86_64');
  });

  it('share the alias, but no names: each is recognised as the publisher that the query named', () => {
    const image = { ownerId: '111122223333', ownerAlias: 'amazon', region: 'eu-west-1' };
    const found = [AMAZON_NAMES, OTHER_NAMES].flatMap(readCorpus).filter((entry) => entry.found);
    for (const { query, name } of found) {
      const wanted = findPublisher(parseShorthand(query).publisher ?? '');
      if (wanted === undefined || !OF_THE_ALIAS.includes(wanted) || name.startsWith('Windows')) continue;
      expect(publisherOf({ ...image, name })?.id).toBe(wanted.id);
      const others = OF_THE_ALIAS.filter((other) => other !== wanted);
      const globs = others.flatMap((other) =>
        variantsOf(other).flatMap((variant) => expandPublisher(other, { variant }).names),
      );
      expect(globMatcher(globs)(name)).toBe(false);
    }
  });
});

function pairsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
}

function finds(query: string, name: string): boolean {
  const { names, exclude } = expand(query);
  return globMatcher(names)(name) && !globMatcher(exclude)(name);
}

function expand(query: string): ExpandedPublisher {
  const { publisher = '', ...request } = parseShorthand(query);
  const row = findPublisher(publisher);
  if (row === undefined) throw new Error(`unknown ${publisher}`);
  return expandPublisher(row, request);
}
