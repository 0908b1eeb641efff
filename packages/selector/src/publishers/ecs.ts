import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

const SSM = '/aws/service/ecs/optimized-ami';

/** A product on Amazon Linux 2023: `gpu` and `neuron` are for x86_64 only. */
function lineOf2023(variant: string, disk = ''): PublisherLine {
  const product = variant === 'standard' ? '' : variant;
  return {
    variant,
    versions: /^2023$/,
    names: [`al2023-ami-ecs-${product && `${product}-`}hvm-2023.*-{arch}${disk}`],
    ssmParameter: `${SSM}/amazon-linux-2023${product && `/${product}`}{arch}/recommended/image_id`,
    requires: { arm64: 'graviton2' },
    ...(product && { architectures: ['x86_64'] }),
  };
}

/** A product on Amazon Linux 2, with kernel 4.14 unless its words say 5.10. */
function lineOf2(...words: string[]): PublisherLine {
  const hasArm = words.every((word) => word.startsWith('kernel-'));
  return {
    variant: words.join('-') || 'standard',
    versions: /^2$/,
    names: [`${['amzn2-ami-ecs', ...words, 'hvm'].join('-')}-2.0.*-{arch}-ebs`],
    ssmParameter: `${[SSM, 'amazon-linux-2', ...words].join('/')}{arch}/recommended/image_id`,
    ...(!hasArm && { architectures: ['x86_64'] }),
  };
}

export const ecs: Publisher = {
  id: 'ecs',
  title: 'ECS-optimised Amazon Linux',
  aliases: ['ecs-optimized', 'ecs-optimised'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['591542846629'] },
  regionalAccounts: 'ecs',
  sshUser: 'ec2-user',
  ssmArchWords: { x86_64: '', arm64: '/arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(2023|2)$/, example: '2023', default: '2023' },
  versionWords: { 'amazon-linux-2023': '2023', 'amazon-linux-2': '2' },
  versionInName: /-hvm-(\d+\.\d+\.\d{8})-/,
  order: 'date',
  lines: [
    lineOf2023('standard'),
    lineOf2023('gpu', '-ebs'),
    lineOf2023('neuron'),
    lineOf2(),
    lineOf2('kernel-5.10'),
    lineOf2('gpu'),
    lineOf2('kernel-5.10', 'gpu'),
    lineOf2('inf'),
    lineOf2('kernel-5.10', 'inf'),
  ],
  evidence: {
    source: 'images and parameters of 30 regions that moto 5.2.5 records',
    checked: '2026-11-28',
    verified: true,
  },
};
