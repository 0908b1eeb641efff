import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';
import { NO_SSH_ON_WINDOWS } from './windows.ts';

function lineOf(variant: 'standard' | 'nvidia' | 'neuron'): PublisherLine {
  return {
    variant,
    anyVersion: '1.??',
    names: [`amazon-eks-node-al2023-{arch}-${variant}-{version}-v????????`],
    ssmParameter: `/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{arch}/${variant}/recommended/image_id`,
    requires: { arm64: 'graviton2' },
    ...(variant === 'neuron' && { architectures: ['x86_64'] }),
  };
}

/** A node with Windows, for which the parameters of Windows have one of their own. */
function windowsLine(year: string, shell: 'Full' | 'Core'): PublisherLine {
  const label = `Windows_Server-${year}-English-${shell}-EKS_Optimized-{version}`;
  return {
    variant: `windows-${year}${shell === 'Core' ? '-core' : ''}`,
    anyVersion: '1.??',
    names: [`${label}-????.??.??`],
    ssmParameter: `/aws/service/ami-windows-latest/${label}/image_id`,
    noLogin: NO_SSH_ON_WINDOWS,
    noCloudInit: 'is configured by EC2Launch',
    architectures: ['x86_64'],
  };
}

export const eks: Publisher = {
  id: 'eks',
  title: 'EKS-optimised Amazon Linux 2023 and Windows',
  aliases: ['eks-optimized', 'eks-optimised'],
  owners: AMAZON_ALIAS,
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^1\.\d{2}$/, example: '1.36' },
  versionInName: /-(\d+\.\d+)-v?(\d{8}|\d{4}\.\d{2}\.\d{2})$/,
  order: 'date',
  lines: [
    lineOf('standard'),
    lineOf('nvidia'),
    lineOf('neuron'),
    ...['2019', '2022', '2025'].flatMap((year) => [windowsLine(year, 'Full'), windowsLine(year, 'Core')]),
  ],
  evidence: {
    source:
      'Karpenter and eks-ami-finder agree, eksctl (parameters of Windows); the account differs per region',
    checked: '2026-11-28',
    verified: true,
  },
};
