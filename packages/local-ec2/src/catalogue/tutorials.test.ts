import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Simulation, simulate } from '../testing/simulate.ts';

const DAY = 86_400_000;

/** Searches that tutorials and modules use, and the maximum age of their newest result, in days. */
const SEARCHES: readonly (readonly [owner: string, name: string, days: number])[] = [
  ['099720109477', 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*', 45],
  ['amazon', 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-*', 45],
  ['099720109477', 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*', 45],
  ['amazon', 'al2023-ami-2023*-kernel-6.1-x86_64', 30],
  ['amazon', 'al2023-ami-2023.*-arm64', 30],
  ['136693071363', 'debian-12-amd64-*', 45],
  ['136693071363', 'debian-13-arm64-*', 45],
  ['309956199498', 'RHEL-9.*_HVM-*', 120],
  ['amazon', 'Windows_Server-2022-English-Full-Base-*', 45],
  ['amazon', 'Windows_Server-2022-English-Full-ContainersLatest-*', 45],
  ['amazon', 'amzn2-ami-hvm-*-x86_64-gp2', 220],
  ['amazon', 'amzn2-ami-hvm-2.0.*-x86_64-ebs', 220],
  ['013907871322', 'suse-sles-15-sp6-v*-hvm-ssd-x86_64', 220],
  ['amazon', 'suse-sles-15-sp7-v*-hvm-ssd-x86_64', 60],
  ['792107900819', 'Rocky-9-EC2-Base-*', 120],
  ['764336703387', 'AlmaLinux OS 9*', 60],
  ['125523088429', 'CentOS Stream 9*', 45],
  ['amazon', 'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 22.04)*', 90],
  ['amazon', 'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.*', 90],
  ['amazon', 'al2023-ami-ecs-hvm-*-x86_64', 45],
  ['602401143452', 'amazon-eks-node-al2023-x86_64-standard-1.3*', 60],
  ['amazon', 'bottlerocket-aws-k8s-1.3?-x86_64-*', 60],
  ['amazon', 'bottlerocket-aws-ecs-2-x86_64-*', 60],
  ['427812963091', 'nixos/26.05*-x86_64-linux', 45],
  ['782442783595', 'FreeBSD 14.*-RELEASE*-amd64* base UFS*', 365],
  ['568608671756', 'fck-nat-al2023-*-arm64-ebs', 180],
];

/** Parameters that tutorials name, and what their value looks like where it is no image. */
const PARAMETERS: readonly { readonly name: string; readonly value?: RegExp }[] = [
  { name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
  { name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64' },
  { name: '/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2' },
  { name: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id' },
  { name: '/aws/service/canonical/ubuntu/server/noble/stable/current/amd64/hvm/ebs-gp3/ami-id' },
  { name: '/aws/service/canonical/ubuntu/server/jammy/stable/current/arm64/hvm/ebs-gp2/ami-id' },
  { name: '/aws/service/canonical/ubuntu/eks/24.04/1.33/stable/current/amd64/hvm/ebs-gp3/ami-id' },
  { name: '/aws/service/debian/release/12/latest/amd64' },
  { name: '/aws/service/debian/release/bookworm/latest/arm64' },
  { name: '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base' },
  { name: '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id' },
  {
    name: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended',
    value: /"image_version":"2023\.0\.\d{8}"/,
  },
  { name: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id' },
  { name: '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id' },
  { name: '/aws/service/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id' },
  { name: '/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id' },
  {
    name: '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/arm64/standard/recommended/release_version',
    value: /^1\.34\.\d+-\d{8}$/,
  },
  { name: '/aws/service/eks/optimized-ami/1.32/amazon-linux-2/recommended/image_id' },
  { name: '/aws/service/bottlerocket/aws-k8s-1.33/x86_64/latest/image_id' },
  {
    name: '/aws/service/bottlerocket/aws-k8s-1.33/x86_64/latest/image_version',
    value: /^1\.\d+\.\d+-[0-9a-f]{8}$/,
  },
  { name: '/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id' },
  { name: '/aws/service/suse/sles/15-sp6/x86_64/latest' },
  { name: '/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-22.04/latest/ami-id' },
  {
    name: '/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.7-ubuntu-22.04/latest/ami-id',
  },
  { name: '/aws/service/neuron/dlami/multi-framework/ubuntu-22.04/latest/image_id' },
  { name: '/aws/service/ec2-macos/sequoia/arm64_mac/latest/image_id' },
];

let test: Simulation;

beforeAll(() => {
  test = simulate({ images: 5_000 });
});

describe('images that tutorials search for exist', () => {
  it.each(SEARCHES)('%s publishes %s', async (owner, name, days) => {
    const Filters = [
      { Name: 'name', Values: [name] },
      { Name: 'state', Values: ['available'] },
    ];
    const { Images = [] } = await test.ec2.send(new DescribeImagesCommand({ Owners: [owner], Filters }));

    const newest = Math.max(...Images.map(({ CreationDate = '' }) => Date.parse(CreationDate)));
    expect((test.local.clock.now().getTime() - newest) / DAY).toBeLessThan(days);
  });

  it.each(PARAMETERS)('$name leads to an image', async ({ name, value = /^ami-[0-9a-f]{17}$/ }) => {
    const { Parameter } = await test.ssm.send(new GetParameterCommand({ Name: name }));

    expect(Parameter?.Value).toMatch(value);
  });
});
