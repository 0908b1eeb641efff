import type { Scenario } from './scenario.ts';

const CANONICAL = '099720109477';

/** Known publishers, parameters and ids. */
export const PUBLISHER_SCENARIOS: readonly Scenario[] = [
  {
    title: 'publisher, version and architecture in one line',
    query: 'ubuntu/24.04@arm64',
    expected: {
      image: {
        name: /^ubuntu\/images\/hvm-ssd(-gp3)?\/ubuntu-noble-24\.04-arm64-server-\d{8}/,
        ownerId: CANONICAL,
        architecture: 'arm64',
        sshUser: 'ubuntu',
      },
      newest: true,
      calls: 1,
    },
  },
  {
    title: 'a code name, and an architecture as people write it',
    query: { publisher: 'canonical', version: 'jammy', architecture: 'amd64' },
    expected: {
      image: {
        name: /^ubuntu\/images\/hvm-ssd\/ubuntu-jammy-22\.04-amd64-server-\d{8}/,
        ownerId: CANONICAL,
        architecture: 'x86_64',
      },
      newest: true,
    },
  },
  {
    title: 'a variant of a publisher',
    query: 'ubuntu/24.04/minimal',
    expected: {
      image: { name: /^ubuntu-minimal\/.*-noble-24\.04-amd64-minimal-\d{8}/, ownerId: CANONICAL },
      newest: true,
    },
  },
  {
    title: 'Debian without backports',
    query: { publisher: 'debian', version: '12' },
    expected: {
      image: { name: /^debian-12-amd64-\d{8}-\d+$/, ownerId: '136693071363', sshUser: 'admin' },
      newest: true,
    },
  },
  {
    title: 'Amazon Linux 2023 with its default kernel',
    query: { publisher: 'amazon-linux' },
    expected: {
      image: {
        name: /^al2023-ami-2023\.\d+\.\d+\.\d+-kernel-6\.18-x86_64$/,
        ownerAlias: 'amazon',
        sshUser: 'ec2-user',
      },
      newest: true,
    },
  },
  {
    title: 'the highest minor of RHEL 9, whatever was published last',
    query: 'rhel/9',
    expected: {
      image: { name: /^RHEL-9\.8\.\d+_HVM-\d{8}-x86_64-\d+-Hourly2-GP3$/, ownerId: '309956199498' },
    },
  },
  {
    title: 'Windows by variant',
    query: 'windows/2022/core',
    expected: {
      image: {
        name: /^Windows_Server-2022-English-Core-Base-\d{4}\.\d{2}\.\d{2}$/,
        platform: 'windows',
        noLogin: /no SSH server/,
      },
      newest: true,
    },
  },
  {
    title: 'Windows with a TPM, which is a line of its own',
    query: 'windows/2022/tpm',
    expected: {
      image: {
        name: /^TPM-Windows_Server-2022-English-Full-Base-\d{4}\.\d{2}\.\d{2}$/,
        platform: 'windows',
        publisher: 'windows',
      },
      newest: true,
    },
  },
  {
    title: 'the preview of Amazon Linux by its version',
    query: 'al2027@arm64',
    expected: {
      image: {
        name: /^al2027-preview-ami-2027\.0\.\d{8}\.\d+-kernel-7\.1-arm64$/,
        publisher: 'amazon-linux',
        requires: 'graviton2',
      },
      newest: true,
    },
  },
  {
    title: 'a system that nobody can log in to, whose names have another word for the architecture',
    query: 'bottlerocket/1.35@arm64',
    expected: {
      image: {
        name: /^bottlerocket-aws-k8s-1\.35-aarch64-v[\d.]+-[0-9a-f]{8}$/,
        architecture: 'arm64',
        noLogin: /no SSH server/,
      },
      newest: true,
    },
  },
  {
    title: 'one product of Deep Learning, for Arm',
    query: 'deep-learning/2023@arm64',
    expected: {
      image: {
        name: /^Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI \(Amazon Linux 2023\) \d{8}$/,
        sshUser: 'ec2-user',
      },
      newest: true,
    },
  },
  {
    title: 'EKS through the alias of Amazon, whose account differs by region',
    query: 'eks/1.33@arm64',
    expected: {
      image: {
        name: /^amazon-eks-node-al2023-arm64-standard-1\.33-v\d{8}$/,
        ownerAlias: 'amazon',
        publisher: 'eks',
      },
      newest: true,
    },
  },
  {
    title: 'a public SSM parameter',
    query: 'ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
    expected: {
      image: { name: /^ubuntu\/images\/.*-noble-24\.04-amd64-server-\d{8}/, ownerId: CANONICAL },
      newest: true,
      calls: 2,
    },
  },
  {
    title: 'a parameter that does not exist',
    query: 'ssm:/no/such/parameter',
    expected: { code: 'PARAMETER_NOT_FOUND', message: /no\/such\/parameter/ },
  },
  {
    title: 'an image id that does not exist',
    query: 'ami-0123456789abcdef0',
    expected: { code: 'NO_IMAGE', message: /ami-0123456789abcdef0/ },
  },
  {
    title: 'an owner id and a name glob',
    query: `${CANONICAL}/ubuntu/images/*noble-24.04-amd64-server-*`,
    expected: {
      image: { name: /^ubuntu\/images\/.*-noble-24\.04-amd64-server-/, publisher: 'ubuntu' },
      newest: true,
    },
  },
  {
    title: 'the alias of Amazon by platform',
    query: { owner: 'amazon', platform: 'windows', name: 'Windows_Server-2025-English-Full-Base-*' },
    expected: {
      image: { name: /^Windows_Server-2025-English-Full-Base-/, platform: 'windows', publisher: 'windows' },
      newest: true,
    },
  },
  {
    title: 'NitroTPM, for which there is no filter',
    query: { owner: 'amazon', name: '*Windows_Server-2022-English-Full-Base-*', 'tpm-support': 'v2.0' },
    expected: { image: { name: /^TPM-Windows_Server-2022-English-Full-Base-/, tpmSupport: 'v2.0' } },
  },
];
