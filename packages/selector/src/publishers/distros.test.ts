import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { NOW, sampleImage } from '../testing/samples.ts';
import { expandPublisher, linesFor, ownersIn, variantsOf } from './expand.ts';
import { findPublisher } from './table.ts';

interface Request {
  readonly version?: string;
  readonly variant?: string;
  readonly architecture?: 'arm64';
}

function matches(id: string, request: Request, name: string): boolean {
  const publisher = findPublisher(id);
  if (publisher === undefined) throw new Error(`unknown ${id}`);
  const { names, exclude } = expandPublisher(publisher, request);
  return globMatcher(names)(name) && !globMatcher(exclude)(name);
}

/** The name of the image that a line selects among these images of its publisher, the last one published first. */
function chosen(line: string, names: readonly string[]): string | undefined {
  const query = parseShorthand(line);
  const owner = ownersIn(findPublisher(query.publisher ?? '') ?? never(), 'eu-west-1')?.[0] ?? '';
  const images = names.map((Name, index) =>
    sampleImage({
      number: index + 1,
      Name,
      OwnerId: owner,
      CreationDate: new Date(NOW.getTime() - (index + 1) * 86_400_000).toISOString(),
    }),
  );
  return chooseImage(images, query, NOW)?.image.name;
}

function never(): never {
  throw new Error('unknown publisher');
}

describe('distributions', () => {
  it.each<[string, Request, string]>([
    ['rhel', { version: '10' }, 'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3'],
    ['rhel', { version: '10.2' }, 'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3'],
    ['rhel', { version: '7.6' }, 'RHEL-7.6_HVM_GA-20190128-x86_64-0-Hourly2-GP2'],
    ['rhel', { version: '9.6', variant: 'access' }, 'RHEL-9.6.0_HVM-20251030-x86_64-0-Access2-GP3'],
    ['rhel', { version: '7.9', variant: 'access' }, 'RHEL-7.9_HVM_GA-20200917-x86_64-0-Access2-GP2'],
    ['freebsd', { version: '15.1' }, 'FreeBSD 15.1-RELEASE-p2-amd64 cloud-init UFS'],
    ['freebsd', { version: '15' }, 'FreeBSD 15.1-RELEASE-p2-amd64 cloud-init UFS'],
    ['freebsd', { version: '15.1', variant: 'base-ufs' }, 'FreeBSD 15.1-RELEASE-p2-amd64 base UFS'],
    ['freebsd', { version: '14.3' }, 'FreeBSD 14.3-RELEASE-amd64 UEFI-PREFERRED cloud-init UFS'],
    [
      'freebsd',
      { version: '15.0', architecture: 'arm64' },
      'FreeBSD 15.0-RELEASE-arm64-aarch64 cloud-init UFS',
    ],
    ['sles', { version: '15-sp7' }, 'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64'],
    ['sles', { version: '16.0', variant: 'byos' }, 'suse-sles-16-0-byos-v20260630-hvm-ssd-x86_64'],
    ['almalinux', { version: '10' }, 'AlmaLinux OS 10.2.20260817.0 x86_64'],
    ['almalinux', { version: '10', variant: 'kitten' }, 'AlmaLinux OS Kitten 10.20260727.0 x86_64'],
    ['fedora-coreos', { version: '44' }, 'fedora-coreos-44.20260901.3.0-x86_64'],
    ['fedora-coreos', { version: '44', variant: 'next' }, 'fedora-coreos-44.20260929.1.0-x86_64'],
    [
      'fedora-coreos',
      { version: '44', variant: 'testing', architecture: 'arm64' },
      'fedora-coreos-44.20260915.2.0-aarch64',
    ],
    ['alpine', { version: '3.23' }, 'alpine-3.23.3-x86_64-uefi-cloudinit-r0'],
    ['alpine', { version: '3.24' }, 'alpine-3.24.2-x86_64-cloudinit-r0'],
    ['alpine', { version: '3.23', variant: 'tiny' }, 'alpine-3.23.3-x86_64-uefi-tiny-r0'],
    ['alpine', { version: '3.23', variant: 'cloudinit-bios' }, 'alpine-3.23.3-x86_64-bios-cloudinit-r0'],
    ['nixos', { version: '25.05' }, 'nixos/25.05.802216.55d1f923c480-x86_64-linux'],
    ['fedora', { version: '40' }, 'Fedora-Cloud-Base-AmazonEC2.x86_64-40-1.14'],
    ['fedora', { version: '40' }, 'Fedora-Cloud-Base-40-1.14.x86_64-hvm-us-west-2-gp3-0'],
    ['centos', { version: '10' }, 'CentOS Stream 10 x86_64 20260825'],
    ['talos', { version: '1.12.4', architecture: 'arm64' }, 'talos-v1.12.4-eu-west-1-arm64'],
    [
      'ubuntu',
      { version: '24.04', variant: 'eks' },
      'ubuntu-eks/k8s_1.33/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260607',
    ],
    [
      'ubuntu',
      { version: 'noble', variant: 'eks-pro', architecture: 'arm64' },
      'ubuntu-eks-pro/k8s_1.32/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250607',
    ],
    [
      'ubuntu',
      { version: '22.04', variant: 'pro-minimal', architecture: 'arm64' },
      'ubuntu-pro-minimal/images/hvm-ssd/ubuntu-jammy-22.04-arm64-pro-minimal-20250918',
    ],
  ])('%s %j finds %s', (id, request, name) => {
    expect(matches(id, request, name)).toBe(true);
  });

  it.each<[string, Request, string]>([
    ['rhel', { version: '10' }, 'RHEL-10.2.0_HVM_BETA-20260324-x86_64-2-Hourly2-GP3'],
    ['rhel', { version: '9', variant: 'access' }, 'RHEL-9.4.0_HVM-20240605-x86_64-82-Hourly2-GP3'],
    ['sles', { version: '15-sp7' }, 'suse-sles-15-sp7-v20260922-ecs-hvm-ssd-x86_64'],
    ['sles', {}, 'suse-sles-15-sp7-sapcal-v20260409-hvm-ssd-x86_64'],
    ['sles', {}, 'suse-sles-sap-15-sp7-v20260409-hvm-ssd-x86_64'],
    ['sles', {}, 'suse-sles-15-sp7-byos-v20260409-hvm-ssd-x86_64'],
    ['sles', { variant: 'byos' }, 'suse-sles-15-sp7-chost-byos-v20260409-hvm-ssd-x86_64'],
    ['freebsd', { version: '15.1' }, 'FreeBSD 15.1-RELEASE-p2-amd64 base UFS'],
    ['freebsd', { version: '15' }, 'FreeBSD 15.2-STABLE-amd64-20261003 cloud-init UFS'],
    ['almalinux', {}, 'AlmaLinux OS Kitten 10.20260727.0 x86_64'],
    ['almalinux', { version: '10' }, 'AlmaLinux OS Kitten 10.20260727.0 x86_64'],
    ['fedora-coreos', { version: '44' }, 'fedora-coreos-44.20260929.1.0-x86_64'],
    ['fedora-coreos', { version: '44' }, 'fedora-coreos-44.20260915.2.0-x86_64'],
    ['alpine', { version: '3.23' }, 'alpine-3.23.3-x86_64-bios-cloudinit-r0'],
    ['alpine', { version: '3.23' }, 'alpine-3.23.3-x86_64-uefi-cloudinit-metal-r0'],
    ['alpine', { version: '3.23' }, 'alpine-3.23.3-x86_64-uefi-tiny-r0'],
    ['alpine', { version: '3.24' }, 'alpine-3.24.2-x86_64-cloudinit-metal-r0'],
    ['nixos', { version: '26.05' }, 'nixos/26.05beta895.3f0a8ac25fb6-x86_64-linux'],
    ['nixos', {}, 'nixos/26.05beta895.3f0a8ac25fb6-x86_64-linux'],
    ['centos', { version: '9' }, 'CentOS Stream ec2 9 x86_64 20250115'],
    ['talos', { version: '1.12' }, 'talos-v1.12.0-beta.0-us-east-1-amd64'],
    ['talos', { version: '1.1' }, 'talos-v1.11.5-us-east-1-amd64'],
    [
      'ubuntu',
      { version: '24.04' },
      'ubuntu-eks/k8s_1.33/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260607',
    ],
    [
      'ubuntu',
      { version: '24.04', variant: 'eks' },
      'ubuntu-eks-pro/k8s_1.33/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260607',
    ],
  ])('%s %j does not find %s', (id, request, name) => {
    expect(matches(id, request, name)).toBe(false);
  });

  it.each([
    [
      'sles',
      [
        'suse-sles-15-sp6-v20261001-hvm-ssd-x86_64',
        'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64',
        'suse-sles-15-sp7-v20260922-ecs-hvm-ssd-x86_64',
        'suse-sles-17-0-new-product-v20261101-hvm-ssd-x86_64',
      ],
      'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64',
    ],
    [
      'rhel/10',
      ['RHEL-10.0.0_HVM-20260901-x86_64-3-Hourly2-GP3', 'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3'],
      'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3',
    ],
    [
      'freebsd/15.1',
      ['FreeBSD 15.1-RELEASE-amd64 cloud-init UFS', 'FreeBSD 15.1-RELEASE-p2-amd64 cloud-init UFS'],
      'FreeBSD 15.1-RELEASE-p2-amd64 cloud-init UFS',
    ],
    [
      'almalinux',
      [
        'AlmaLinux OS Kitten 10.20261101.0 x86_64',
        'AlmaLinux OS 9.8.20261001 x86_64',
        'AlmaLinux OS 10.2.20260817.0 x86_64',
      ],
      'AlmaLinux OS 10.2.20260817.0 x86_64',
    ],
    [
      'fedora-coreos',
      [
        'fedora-coreos-44.20261101.1.0-x86_64',
        'fedora-coreos-43.20261101.3.0-x86_64',
        'fedora-coreos-44.20261015.3.0-x86_64',
      ],
      'fedora-coreos-44.20261015.3.0-x86_64',
    ],
    [
      'ubuntu/24.04/eks',
      [
        'ubuntu-eks/k8s_1.9/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
        'ubuntu-eks/k8s_1.33/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
        'ubuntu-eks/k8s_1.34/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261001',
      ],
      'ubuntu-eks/k8s_1.34/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261001',
    ],
  ])('%s takes the highest version, never another product', (line, names, expected) => {
    expect(chosen(line, names)).toBe(expected);
  });

  it('ubuntu/lts is the newest long-term version that there is, whatever was built last', () => {
    const name = (word: string, serial: string): string =>
      `ubuntu/images/hvm-ssd-gp3/ubuntu-${word}-amd64-server-${serial}`;
    const published = [
      name('stonking-26.10', '20261120'),
      name('plucky-25.04', '20261119'),
      name('jammy-22.04', '20261118'),
    ];

    expect(chosen('ubuntu/lts', [...published, name('noble-24.04', '20261101')])).toBe(
      name('noble-24.04', '20261101'),
    );
    expect(chosen('ubuntu/lts', [...published, name('zesty-28.04', '20261101')])).toBe(
      name('zesty-28.04', '20261101'),
    );
    expect(chosen('ubuntu', [...published, name('noble-24.04', '20261101')])).toBe(
      name('stonking-26.10', '20261120'),
    );
  });

  it('says so in its reasons', () => {
    const noble = sampleImage({
      Name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
      OwnerId: '099720109477',
    });

    expect(chooseImage([noble], parseShorthand('ubuntu/lts'), NOW)?.reasons).toContain(
      'version: ubuntu/images/hvm-ssd*/ubuntu-*-*-amd64-server-* (long-term)',
    );
  });

  it('has no owner of Debian in China, where any seller can take the name', () => {
    expect(ownersIn(findPublisher('debian') ?? never(), 'cn-north-1')).toBeUndefined();
  });

  it('says of each FreeBSD line without cloud-init that it has none', () => {
    const freebsd = findPublisher('freebsd') ?? never();

    for (const variant of variantsOf(freebsd)) {
      const [line] = linesFor(freebsd, { variant });
      expect(line?.doubts?.includes('no cloud-init') ?? false).toBe(!variant.startsWith('cloud-init'));
    }
    expect(variantsOf(freebsd)[0]).toBe('cloud-init-ufs');
  });

  it('says of Talos that nobody can log in', () => {
    expect(findPublisher('talos')).toMatchObject({ noLogin: expect.stringContaining('no SSH server') });
    expect(findPublisher('talos')?.sshUser).toBeUndefined();
  });
});
