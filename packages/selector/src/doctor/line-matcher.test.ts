import { describe, expect, it } from 'vitest';
import { findPublisher } from '../publishers/table.ts';
import { lineMatchers } from './line-matcher.ts';

/** Which lines of a publisher an image's name belongs to, with the version it says. */
function linesOf(id: string, name: string): string[] {
  const publisher = findPublisher(id);
  if (publisher === undefined) throw new Error(`no row ${id}`);
  return lineMatchers(publisher).flatMap(({ line, versionIn }) => {
    const version = versionIn(name);
    return version === undefined ? [] : [`${line.variant} ${version}`];
  });
}

describe('lineMatchers', () => {
  it.each([
    ['rhel', 'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3', ['hourly 10']],
    ['sles', 'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64', ['on-demand 15-sp7']],
    ['sles', 'suse-sles-15-sp7-v20260922-ecs-hvm-ssd-x86_64', []],
    ['alpine', 'alpine-3.23.3-x86_64-uefi-tiny-r0', ['tiny 3.23']],
    ['deep-learning', 'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 24.04) 20261002', ['base 24.04']],
    ['ecs', 'al2023-ami-ecs-gpu-hvm-2023.0.20260922-kernel-6.1-x86_64-ebs', ['gpu 2023']],
    ['rocky', 'Rocky-9-EC2-Base-9.8-20260902.0.x86_64', ['base 9', 'base 9']],
    ['rocky', 'Rocky-10-EC2-LVM-10.2-20260902.0.aarch64', ['lvm 10', 'lvm 10']],
    [
      'deep-learning',
      'Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch 2.13 (Ubuntu 24.04) 20261002',
      ['pytorch 24.04'],
    ],
    [
      'deep-learning',
      'Deep Learning ARM64 AMI OSS Nvidia Driver GPU PyTorch 2.7 (Amazon Linux 2023) 20261002',
      ['pytorch 2023'],
    ],
    ['macos', 'amzn-ec2-macos-26.5.2-20260717-205726-arm64', ['standard 26']],
    ['bottlerocket', 'bottlerocket-aws-k8s-1.35-fips-x86_64-v1.58.0-c5c37032', ['k8s-fips 1.35']],
  ])('%s: %s', (id, name, expected) => {
    expect(linesOf(id, name)).toEqual(expected);
  });

  it('takes a version for the lines alone that have it', () => {
    expect(linesOf('ubuntu', 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260731')).toEqual([
      'server 22.04',
    ]);
    expect(linesOf('ubuntu', 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923')).toEqual([
      'server 24.04',
    ]);
  });
});

describe('refusedVersionIn', () => {
  const refused = (id: string, name: string): (string | undefined)[] =>
    lineMatchers(findPublisher(id) ?? never()).map(({ refusedVersionIn }) => refusedVersionIn(name));

  it('has the version that the row does not', () => {
    expect(refused('sles', 'suse-sles-17-0-v20270101-hvm-ssd-x86_64')).toContain('17-0');
  });

  it.each([
    ['sles', 'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64'],
    ['sles', 'suse-sles-15-sp6-chost-byos-v20260921-hvm-ssd-x86_64'],
    ['rhel', 'RHEL-SAP-8.2.0_HVM-20211007-x86_64-0-Hourly2-GP2'],
    ['windows', 'Windows_Server-2012-R2_RTM-English-64Bit-Base-2017.10.13'],
  ])('has none in %s: %s', (id, name) => {
    expect(refused(id, name).filter((version) => version !== undefined)).toEqual([]);
  });
});

function never(): never {
  throw new Error('no such row');
}
