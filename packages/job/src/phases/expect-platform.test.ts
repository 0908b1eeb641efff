import { silentLogger } from '@ami-select/core';
import type { Image } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { expectPlatform, unknownOf } from './expect-platform.ts';

type Given = Pick<Image, 'name' | 'publisher' | 'tags'>;

function image(changes: Partial<Given>): Parameters<typeof expectPlatform>[0] {
  return { id: 'ami-1', name: 'acme', architecture: 'x86_64', tags: {}, ...changes };
}

/** `glibc 2.39, 3.12.3` of the only candidate; the title of several. */
function platform(changes: Partial<Given>, endpoint?: string): string | undefined {
  const { candidates, title } = expectPlatform(image(changes), { endpoint, logger: silentLogger });
  const python = candidates[0]?.pythons.python3;
  return (
    title ?? (python && `${python.libc.family} ${python.libc.version}, ${python.markers.python_full_version}`)
  );
}

const UNKNOWN = 'any Python from 3.6 to 3.15 on x86_64';

describe('expectPlatform', () => {
  it.each([
    ['ubuntu', 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260901', 'glibc 2.39, 3.12.3'],
    [
      'ubuntu',
      'ubuntu-minimal/images/hvm-ssd/ubuntu-jammy-22.04-arm64-minimal-20260901',
      'glibc 2.35, 3.10.12',
    ],
    ['debian', 'debian-12-amd64-20260910-2234', 'glibc 2.36, 3.11.2'],
    ['amazon-linux', 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64', 'glibc 2.34, 3.9.25'],
    ['amazon-linux', 'amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2', 'glibc 2.26, 3.7.16'],
    ['ecs', 'al2023-ami-ecs-hvm-2023.0.20260929-kernel-6.1-x86_64', 'glibc 2.34, 3.9.25'],
    ['eks', 'amazon-eks-node-al2023-x86_64-standard-1.36-v20260714', 'glibc 2.34, 3.9.25'],
    ['alpine', 'alpine-3.23.3-x86_64-uefi-tiny-r0', 'any Python from 3.6 to 3.15 on alpine 3, x86_64'],
    ['sles', 'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64', 'glibc 2.38, 3.6.15'],
    ['sles', 'suse-sles-15-sp2-v20260630-hvm-ssd-x86_64', 'any Python from 3.6 to 3.15 on sles 15, x86_64'],
    [
      'sles',
      'suse-sles-16-0-byos-v20251104-hvm-ssd-x86_64',
      'any Python from 3.6 to 3.15 on sles 16, x86_64',
    ],
    ['rhel', 'RHEL-9.6.0_HVM-20260811-x86_64-0-Hourly2-GP3', 'glibc 2.34, 3.9.25'],
    ['rocky', 'Rocky-10-EC2-Base-10.2-20260901.0.x86_64', 'glibc 2.39, 3.12.12'],
    ['almalinux', 'AlmaLinux OS 9.6.20260901 x86_64', 'glibc 2.34, 3.9.25'],
    ['centos', 'CentOS Stream 9 x86_64 20260901', 'glibc 2.34, 3.9.25'],
    ['almalinux', 'AlmaLinux OS 8.10.20260901 x86_64', 'any Python from 3.6 to 3.15 on almalinux 8, x86_64'],
    ['almalinux', 'AlmaLinux OS Kitten 10.20260901 x86_64', UNKNOWN],
    [
      'deep-learning',
      'Deep Learning Base AMI with Single CUDA (Ubuntu 24.04) 20260714',
      'glibc 2.39, 3.12.3',
    ],
    [
      'deep-learning',
      'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.10 (Ubuntu 22.04) 20260714',
      'glibc 2.35, 3.10.12',
    ],
    [
      'deep-learning',
      'Deep Learning Base OSS Nvidia Driver GPU AMI (Amazon Linux 2023) 20260714',
      'glibc 2.34, 3.9.25',
    ],
    ['fedora', 'Fedora-Cloud-Base-AmazonEC2.x86_64-43-1.6', 'glibc 2.42, 3.14.3'],
    ['fedora', 'Fedora-Cloud-Base-AmazonEC2.x86_64-39-1.6', UNKNOWN],
    ['ubuntu', 'ubuntu/images/hvm-ssd-gp3/ubuntu-questing-25.10-amd64-server-20260901', 'glibc 2.42, 3.13.7'],
    ['ubuntu', 'ubuntu/images/hvm-ssd-gp3/ubuntu-stonking-26.10-amd64-server-20260901', UNKNOWN],
    ['arch', 'arch-linux-std-hvm-20260801.x86_64-ebs', UNKNOWN],
    [undefined, 'corporate-debian-12-base', UNKNOWN],
  ])('of %s, %s: %s', (publisher, name, expected) => {
    expect(platform({ publisher, name })).toBe(expected);
  });

  it('knows nothing of machines of another endpoint', () => {
    expect(
      platform({ publisher: 'debian', name: 'debian-12-amd64-20260910-2234' }, 'http://localhost:1'),
    ).toBe(UNKNOWN);
  });

  it('believes the tag of an image everywhere', () => {
    const tags = { 'ami-select:platform': 'acme 7, glibc 2.31, python 3.10.4' };

    expect(platform({ tags }, 'http://localhost:1')).toBe('glibc 2.31, 3.10.4');
  });

  it('warns of a tag that cannot be read', () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (text: string) => void warnings.push(text) };

    const { title } = expectPlatform(image({ tags: { 'ami-select:platform': 'debian' } }), {
      endpoint: undefined,
      logger,
    });

    expect(title).toBe(UNKNOWN);
    expect(warnings).toEqual([
      'The tag ami-select:platform of ami-1 is not valid because it names no C library; expected e.g. "debian 12, glibc 2.36, python 3.11"',
    ]);
  });
});

describe('unknownOf', () => {
  const logger = silentLogger;

  it.each([
    ['arch', 'arch-linux-std-hvm-20260801.x86_64-ebs', 'C library and Python not known'],
    ['flatcar', 'Flatcar-stable-4230.2.3-hvm', 'C library and Python not known'],
    ['alpine', 'alpine-3.23.3-x86_64-uefi-tiny-r0', 'Python not known'],
  ])('names what is not known of %s, by the name of the image', (publisher, name, expected) => {
    const given = image({ publisher, name });

    const text = unknownOf(given, expectPlatform(given, { endpoint: undefined, logger }));

    expect(text).toContain(`${expected} for this image, ami-1 (${name}); checked on the machine`);
  });

  it('has nothing to say of a platform that is known', () => {
    const given = image({ publisher: 'debian', name: 'debian-12-amd64-20260910-2234' });

    expect(unknownOf(given, expectPlatform(given, { endpoint: undefined, logger }))).toBeUndefined();
  });
});
