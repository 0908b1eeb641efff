import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../image/architecture.ts';
import { expandPublisher, linesFor, variantsOf } from './expand.ts';
import { publisherOf, sshUserOf } from './recognise.ts';
import { findPublisher, PUBLISHERS, publisherWords } from './table.ts';

/** Names of images as their publishers chose them, with the request that must find them. */
const REAL_NAMES: readonly (readonly [
  string,
  { version?: string; variant?: string; architecture?: 'arm64' | 'x86_64' },
  string,
])[] = [
  ['ubuntu', { version: '24.04' }, 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250115'],
  [
    'ubuntu',
    { version: 'jammy', architecture: 'arm64' },
    'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20240301',
  ],
  [
    'ubuntu',
    { version: '24.04', variant: 'minimal' },
    'ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20250115',
  ],
  [
    'ubuntu',
    { version: '22.04', variant: 'pro' },
    'ubuntu-pro-server/images/hvm-ssd/ubuntu-jammy-22.04-amd64-pro-server-20240301',
  ],
  ['debian', { version: '12' }, 'debian-12-amd64-20250115-1993'],
  ['debian', { version: 'bookworm', architecture: 'arm64' }, 'debian-12-arm64-20250115-1993'],
  ['amazon-linux', { version: '2023' }, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', { version: '2023.6' }, 'al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64'],
  [
    'amazon-linux',
    { version: 'al2023', variant: 'minimal', architecture: 'arm64' },
    'al2023-ami-minimal-2023.6.20250115.0-kernel-6.1-arm64',
  ],
  ['amazon-linux', { version: '2', variant: 'kernel-4.14' }, 'amzn2-ami-hvm-2.0.20250116.0-x86_64-gp2'],
  ['amazon-linux', {}, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'],
  ['amazon-linux', { version: '2' }, 'amzn2-ami-kernel-5.10-hvm-2.0.20250116.0-x86_64-gp2'],
  ['amazon-linux', { version: '1' }, 'amzn-ami-hvm-2018.03.0.20230322.0-x86_64-gp2'],
  ['rhel', { version: '9' }, 'RHEL-9.4.0_HVM-20240605-x86_64-82-Hourly2-GP3'],
  ['rhel', { version: '9.4', architecture: 'arm64' }, 'RHEL-9.4.0_HVM-20240605-arm64-82-Hourly2-GP3'],
  ['fedora', { version: '41' }, 'Fedora-Cloud-Base-AmazonEC2.x86_64-41-1.4'],
  [
    'fedora',
    { version: '39', architecture: 'arm64' },
    'Fedora-Cloud-Base-39-1.5.aarch64-hvm-us-east-1-gp3-0',
  ],
  ['centos', { version: '9' }, 'CentOS Stream 9 x86_64 20250115'],
  ['almalinux', { version: '9' }, 'AlmaLinux OS 9.5.20241120 x86_64'],
  ['almalinux', { version: '9.5', architecture: 'arm64' }, 'AlmaLinux OS 9.5.20241120 arm64'],
  ['rocky', { version: '9' }, 'Rocky-9-EC2-Base-9.5-20241118.0.x86_64'],
  ['rocky', { version: '9.5' }, 'Rocky-9-EC2-Base-9.5-20241118.0.x86_64'],
  [
    'rocky',
    { version: '9', variant: 'lvm', architecture: 'arm64' },
    'Rocky-9-EC2-LVM-9.5-20241118.0.aarch64',
  ],
  ['sles', { version: '15-sp6' }, 'suse-sles-15-sp6-v20250115-hvm-ssd-x86_64'],
  ['sles', { version: '15.6', architecture: 'arm64' }, 'suse-sles-15-sp6-v20250115-hvm-ssd-arm64'],
  ['freebsd', { version: '14.2', variant: 'base-ufs' }, 'FreeBSD 14.2-RELEASE-amd64 base UFS'],
  ['windows', { version: '2022' }, 'Windows_Server-2022-English-Full-Base-2025.01.15'],
  ['windows', { version: '2025', variant: 'core' }, 'Windows_Server-2025-English-Core-Base-2025.01.15'],
  ['macos', { version: '15' }, 'amzn-ec2-macos-15.2-20241217-191142-arm64'],
  ['ecs', { version: '2023' }, 'al2023-ami-ecs-hvm-2023.0.20250115-kernel-6.1-x86_64'],
  ['ecs', { version: '2' }, 'amzn2-ami-ecs-hvm-2.0.20250115-x86_64-ebs'],
  ['eks', { version: '1.31' }, 'amazon-eks-node-al2023-x86_64-standard-1.31-v20250115'],
  ['eks', { version: '1.31', variant: 'nvidia' }, 'amazon-eks-node-al2023-x86_64-nvidia-1.31-v20250115'],
  ['bottlerocket', { version: '1.31' }, 'bottlerocket-aws-k8s-1.31-x86_64-v1.30.0-fcf71a47'],
  [
    'bottlerocket',
    { version: '1.31', variant: 'k8s-nvidia', architecture: 'arm64' },
    'bottlerocket-aws-k8s-1.31-nvidia-aarch64-v1.30.0-fcf71a47',
  ],
  [
    'deep-learning',
    { version: '22.04' },
    'Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 22.04) 20250115',
  ],
  ['flatcar', { version: '4081' }, 'Flatcar-stable-4081.2.1-hvm'],
  ['fedora-coreos', { version: '41' }, 'fedora-coreos-41.20250105.3.0-x86_64'],
  ['nixos', { version: '24.11' }, 'nixos/24.11.712512.3f0a8ac25fb6-x86_64-linux'],
  ['arch', {}, 'arch-linux-std-hvm-2025.01.15.x86_64-ebs'],
  ['oracle-linux', { version: '9' }, 'OL9.5-x86_64-HVM-2025-01-15'],
  ['oracle-linux', { version: '10', architecture: 'arm64' }, 'OL10.0-arm64-HVM-20250920'],
  ['flatcar', { version: '4081.2.1', architecture: 'arm64' }, 'Flatcar-stable-4081.2.1-arm64-hvm'],
  ['freebsd', { version: '14.4', variant: 'cloud-init-zfs' }, 'FreeBSD 14.4-RELEASE-amd64 cloud-init ZFS'],
  ['alpine', { version: '3.21' }, 'alpine-3.21.2-x86_64-uefi-cloudinit-r0'],
  ['talos', { version: '1.11' }, 'talos-v1.11.5-us-east-1-amd64'],
];

describe('publishers', () => {
  it.each(REAL_NAMES)('finds an image of %s %j by its real name', (id, request, name) => {
    const publisher = findPublisher(id);
    if (publisher === undefined) throw new Error(`unknown ${id}`);

    const { names, exclude } = expandPublisher(publisher, request);

    expect(globMatcher(names)(name)).toBe(true);
    expect(globMatcher(exclude)(name)).toBe(false);
    expect(publisher.versionInName?.test(name) ?? true).toBe(true);
  });

  it('has a real name for every publisher', () => {
    expect(new Set(REAL_NAMES.map(([id]) => id))).toEqual(new Set(PUBLISHERS.map(({ id }) => id)));
  });

  it.each([
    ['ubuntu', { version: '24.04' }, 'ubuntu/images/hvm-ssd-gp3/ubuntu-oracular-24.10-amd64-server-20250115'],
    [
      'ubuntu',
      { version: '24.04' },
      'ubuntu/images-testing/hvm-ssd-gp3/ubuntu-noble-daily-amd64-server-20250115',
    ],
    [
      'ubuntu',
      { version: '24.04' },
      'ubuntu-minimal/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-minimal-20250115',
    ],
    [
      'ubuntu',
      { version: '22.04' },
      'ubuntu-eks/k8s_1.31/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20250115',
    ],
    ['debian', { version: '12' }, 'debian-13-amd64-20250115-1993'],
    ['debian', {}, 'debian-12-backports-amd64-20250115-1993'],
    ['debian', { version: '12' }, 'debian-12-backports-amd64-20250115-1993'],
    ['amazon-linux', { version: '2023' }, 'al2023-ami-minimal-2023.6.20250115.0-kernel-6.1-x86_64'],
    ['amazon-linux', { version: '2023' }, 'al2023-ami-2023.6.20250115.0-kernel-6.12-x86_64'],
    ['amazon-linux', { version: '2023.6' }, 'al2023-ami-2023.60.20250115.0-kernel-6.1-x86_64'],
    ['amazon-linux', { version: '2' }, 'amzn2-ami-ecs-hvm-2.0.20250115-x86_64-ebs'],
    ['rhel', { version: '9' }, 'RHEL-90.4.0_HVM-20240605-x86_64-82-Hourly2-GP3'],
    ['rhel', { version: '9' }, 'RHEL-9.4.0_HVM_BETA-20240605-x86_64-82-Hourly2-GP3'],
    ['rhel', { version: '9' }, 'RHEL_HA-9.4.0_HVM-20240605-x86_64-82-Hourly2-GP3'],
    ['rhel', { version: '9.4' }, 'RHEL-9.40.0_HVM-20240605-x86_64-82-Hourly2-GP3'],
    ['almalinux', { version: '9' }, 'AlmaLinux OS 10.0.20250520 x86_64'],
    ['eks', { version: '1.31' }, 'amazon-eks-node-al2023-x86_64-standard-1.32-v20250115'],
    ['windows', { version: '2022' }, 'Windows_Server-2022-English-Core-Base-2025.01.15'],
    ['windows', { version: '2022' }, 'Windows_Server-2022-English-Full-SQL_2022_Web-2025.01.15'],
    ['macos', { version: '15' }, 'amzn-ec2-macos-14.2-20241217-191142'],
    ['flatcar', { version: '4081' }, 'Flatcar-beta-4081.1.0-hvm'],
  ])('%s with %j does not find %s', (id, request, name) => {
    const publisher = findPublisher(id);
    if (publisher === undefined) throw new Error(`unknown ${id}`);

    const { names, exclude } = expandPublisher(publisher, request);

    expect(globMatcher(names)(name) && !globMatcher(exclude)(name)).toBe(false);
  });

  it.each(PUBLISHERS.map((publisher) => [publisher.id, publisher] as const))(
    '%s is complete',
    (_, publisher) => {
      const example = publisher.version.example;

      expect(publisher.version.pattern.test(example)).toBe(true);
      expect(publisher.evidence.source).not.toBe('');
      expect(publisher.evidence.checked).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
      expect(
        Object.values(publisher.owners)
          .flat()
          .every((owner) => /^(\d{12}|amazon)$/.test(owner)),
      ).toBe(true);
      expect(publisher.architectures.every((architecture) => ARCHITECTURES.includes(architecture))).toBe(
        true,
      );
      for (const word of Object.values(publisher.versionWords ?? {}))
        expect(publisher.version.pattern.test(word)).toBe(true);
      expect(linesFor(publisher, { version: example }).length).toBeGreaterThan(0);
      const expanded = expandPublisher(publisher, { version: example });
      expect([...expanded.names, expanded.ssmParameter ?? ''].join()).not.toMatch(/[{}]/);
    },
  );

  it('matches no name of everybody: each pattern begins with the publisher, not with a wildcard', () => {
    for (const publisher of PUBLISHERS) {
      for (const variant of variantsOf(publisher)) {
        for (const name of expandPublisher(publisher, { variant }).names) expect(name).toMatch(/^[A-Za-z]/);
      }
    }
  });

  it('gives every word to one publisher only', () => {
    const words = publisherWords();

    expect(new Set(words).size).toBe(words.length);
  });

  it.each([
    [
      'ubuntu',
      'noble',
      'x86_64',
      '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
    ],
    [
      'ubuntu',
      '22.04',
      'arm64',
      '/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id',
    ],
    [
      'ubuntu',
      '23.04',
      'x86_64',
      '/aws/service/canonical/ubuntu/server/23.04/stable/current/amd64/hvm/ebs-gp2/ami-id',
    ],
    [
      'ubuntu',
      '23.10',
      'x86_64',
      '/aws/service/canonical/ubuntu/server/23.10/stable/current/amd64/hvm/ebs-gp3/ami-id',
    ],
    ['sles', '16-0', 'x86_64', '/aws/service/suse/sles/16.0/x86_64/latest'],
    ['sles', '15.7', 'x86_64', '/aws/service/suse/sles/15-sp7/x86_64/latest'],
    ['ecs', '2023', 'x86_64', '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id'],
    ['ecs', '2023', 'arm64', '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id'],
  ] as const)('renders the SSM path of %s %s for %s', (id, version, architecture, path) => {
    const publisher = findPublisher(id);
    if (publisher === undefined) throw new Error('missing');

    expect(expandPublisher(publisher, { version, architecture }).ssmParameter).toBe(path);
  });

  it('logs in to CentOS Stream 8 as centos, to every later one as ec2-user', () => {
    const centos = findPublisher('centos');
    if (centos === undefined) throw new Error('missing');

    expect(sshUserOf(centos, 'CentOS Stream 8 x86_64 20240101')).toBe('centos');
    expect(sshUserOf(centos, 'CentOS Stream 9 x86_64 20261103')).toBe('ec2-user');
    expect(sshUserOf(centos, 'CentOS Stream 10 x86_64 20261103')).toBe('ec2-user');
  });

  it('recognises an image by its owner and name, never by its name alone', () => {
    const name = 'Fedora-Cloud-Base-AmazonEC2.x86_64-41-1.4';
    const fedora = publisherOf({ ownerId: '125523088429', name, region: 'us-east-1' });
    const stranger = publisherOf({ ownerId: '666666666666', name, region: 'us-east-1' });
    const centos = publisherOf({
      ownerId: '125523088429',
      name: 'CentOS Stream 8 x86_64 20240101',
      region: 'us-east-1',
    });

    expect(fedora?.id).toBe('fedora');
    expect(stranger).toBeUndefined();
    expect(centos && sshUserOf(centos, 'CentOS Stream 8 x86_64 20240101')).toBe('centos');
  });

  it('recognises an image of an unknown line by its owner, when the owner is one publisher only', () => {
    const odd = { name: 'something new', region: 'us-east-1' };

    expect(publisherOf({ ...odd, ownerId: '099720109477' })?.id).toBe('ubuntu');
    expect(publisherOf({ ...odd, ownerId: '125523088429' })).toBeUndefined();
    expect(publisherOf({ ...odd, ownerId: '602401143452', ownerAlias: 'amazon' })).toBeUndefined();
  });

  it('recognises images of the alias by their names', () => {
    const name = 'amazon-eks-node-al2023-x86_64-standard-1.34-v20261101';

    expect(
      publisherOf({ name, ownerId: '602401143452', ownerAlias: 'amazon', region: 'us-east-1' })?.id,
    ).toBe('eks');
    expect(publisherOf({ name, ownerId: '602401143452', region: 'us-east-1' })).toBeUndefined();
  });

  it('knows the owners of other partitions', () => {
    const name = 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20240301';

    expect(publisherOf({ ownerId: '513442679011', name, region: 'us-gov-west-1' })?.id).toBe('ubuntu');
    expect(publisherOf({ ownerId: '099720109477', name, region: 'us-gov-west-1' })).toBeUndefined();
  });
});
