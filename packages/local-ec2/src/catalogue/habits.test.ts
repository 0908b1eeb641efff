import { describe, expect, it } from 'vitest';
import { createCatalogue, createCatalogueDrafts } from './catalogue.ts';
import { ninetyDaysAfter, twoYearsAfter } from './image/deprecation.ts';
import type { ImageRecord } from './image/image-record.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');

const OPTIONS = { seed: 'seed', now: NOW, accountId: '123456789012' };
const drafts = createCatalogueDrafts(OPTIONS);
const regions = new Map<string, readonly ImageRecord[]>();

function load(region = 'us-east-1'): readonly ImageRecord[] {
  const images =
    regions.get(region) ??
    createCatalogue({ ...OPTIONS, drafts, regions: [region] })
      .images(region)
      .all();
  regions.set(region, images);
  return images;
}

/** By the publisher only: look-alikes of strangers have no alias and other accounts. */
function published(pattern: RegExp, images = load()): ImageRecord[] {
  const found = images.filter(
    ({ name, traits, ownerId }) => pattern.test(name) && (traits.ownerAlias || COMMUNITY.has(ownerId)),
  );
  return found.toSorted((left, right) => right.createdAt - left.createdAt);
}

const COMMUNITY = new Set([
  '125523088429',
  '764336703387',
  '782442783595',
  '538276064493',
  '427812963091',
  '131827586825',
  '540036508848',
]);

function newestName(pattern: RegExp, images?: readonly ImageRecord[]): string | undefined {
  return published(pattern, images)[0]?.name;
}

describe('names that publishers really give', () => {
  it.each([
    ['the first image of a minor version of RHEL', /^RHEL-10\.2\.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3$/],
    ['the same for the customer`s subscription', /^RHEL-9\.8\.0_HVM_GA-\d{8}-arm64-0-Access2-GP3$/],
    ['a patched FreeBSD', /^FreeBSD 15\.1-RELEASE-p2-amd64 cloud-init UFS$/],
    ['a FreeBSD 14 with its boot mode', /^FreeBSD 14\.4-RELEASE-p1-amd64 UEFI-PREFERRED base UFS$/],
    ['Bottlerocket for arm64', /^bottlerocket-aws-k8s-1\.36-aarch64-v1\.\d+\.\d+-[0-9a-f]{8}$/],
    ['Bottlerocket with FIPS', /^bottlerocket-aws-k8s-1\.36-nvidia-fips-x86_64-v/],
    ['Bottlerocket for ECS', /^bottlerocket-aws-ecs-3-aarch64-v1\.\d+\.\d+-[0-9a-f]{8}$/],
    [
      'Deep Learning for arm64',
      /^Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI \(Ubuntu 24\.04\) \d{8}$/,
    ],
    ['Deep Learning of the other line', /^Deep Learning Base AMI with Single CUDA \(Ubuntu 24\.04\) \d{8}$/],
    [
      'Deep Learning on Amazon Linux',
      /^Deep Learning Base OSS Nvidia Driver GPU AMI \(Amazon Linux 2023\) \d{8}$/,
    ],
    ['Amazon Linux 2023 with its new kernel', /^al2023-ami-2023\.\d+\.\d{8}\.0-kernel-6\.18-x86_64$/],
    ['a minimal Amazon Linux 2023', /^al2023-ami-minimal-2023\.\d+\.\d{8}\.0-kernel-6\.12-arm64$/],
    ['Amazon Linux 2027', /^al2027-preview-ami-2027\.0\.20260914\.0-kernel-7\.1-x86_64$/],
    ['a minimal Amazon Linux 2027', /^al2027-preview-ami-minimal-2027\.0\.20260914\.0-kernel-7\.1-arm64$/],
    ['Windows with a TPM', /^TPM-Windows_Server-2022-English-Full-Base-\d{4}\.\d\d\.\d\d$/],
    ['Windows 2025 for metal', /^BIOS-Windows_Server-2025-English-Full-Base-\d{4}\.\d\d\.\d\d$/],
    ['ECS with GPUs', /^al2023-ami-ecs-gpu-hvm-2023\.0\.\d{8}-kernel-6\.1-x86_64-ebs$/],
    ['ECS on Amazon Linux 2', /^amzn2-ami-ecs-kernel-5\.10-gpu-hvm-2\.0\.\d{8}-x86_64-ebs$/],
    ['SLES for ECS', /^suse-sles-15-sp7-v\d{8}-ecs-hvm-ssd-x86_64$/],
    ['SLES for SAP', /^suse-sles-15-sp7-sapcal-v\d{8}-hvm-ssd-x86_64$/],
    ['SLES for containers', /^suse-sles-16-0-chost-byos-v\d{8}-hvm-ssd-arm64$/],
    ['AlmaLinux 10', /^AlmaLinux OS 10\.2\.\d{8}\.0 aarch64$/],
    ['a daily build', /^ubuntu\/images-testing\/hvm-ssd-gp3\/ubuntu-noble-daily-amd64-server-\d{8}$/],
    ['AlmaLinux Kitten', /^AlmaLinux OS Kitten 10\.\d{8}\.0 x86_64$/],
    ['the next Fedora CoreOS', /^fedora-coreos-45\.\d{8}\.1\.0-x86_64$/],
    ['the stable Fedora CoreOS', /^fedora-coreos-44\.\d{8}\.3\.0-aarch64$/],
    ['NixOS before its release', /^nixos\/26\.11beta\d+\.[0-9a-f]+-x86_64-linux$/],
    ['Talos with its region', /^talos-v1\.\d+\.\d-us-east-1-arm64$/],
    ['Alpine for metal', /^alpine-3\.24\.\d-x86_64-bios-cloudinit-metal-r0$/],
    [
      'Ubuntu Pro for EKS',
      /^ubuntu-eks-pro\/k8s_1\.35\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-amd64-server-\d{8}$/,
    ],
    [
      'a minimal Ubuntu Pro',
      /^ubuntu-pro-minimal\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-amd64-pro-minimal-\d{8}$/,
    ],
  ])('%s', (_, pattern) => {
    expect(newestName(pattern)).toMatch(pattern);
  });

  it('no older Bottlerocket has the other word for arm64', () => {
    expect(published(/^bottlerocket-.*-arm64-/)).toEqual([]);
  });
});

describe('neighbours that a careless glob would take', () => {
  it.each([
    ['SLES for ECS', /^suse-sles-15-sp7-v.*-hvm-ssd-x86_64$/, /-ecs-/],
    ['a line with one CUDA', /^Deep Learning Base .*\(Ubuntu 24\.04\)/, /Single CUDA/],
    ['an older PyTorch', /^Deep Learning OSS .* PyTorch .* \(Ubuntu 24\.04\)/, /PyTorch 2\.7/],
  ])('%s is the newest by date', (_, careless, expected) => {
    expect(newestName(careless)).toMatch(expected);
  });

  it('an image of the next Fedora CoreOS has a higher version than the stable one', () => {
    const versions = published(/^fedora-coreos-45\..*\.[13]\.0-x86_64$/).map(
      ({ name }) => name.split('-')[2] ?? '',
    );

    expect(versions.toSorted().at(-1)).toMatch(/\.1\.0$/);
  });

  it('a rebuild of an older minor version of RHEL is newer than the first image of the newest', () => {
    const [rebuild] = published(/^RHEL-10\.0\.0_HVM-.*-x86_64-.*Hourly2/);
    const [first] = published(/^RHEL-10\.2\.0_HVM_GA-.*-x86_64-.*Hourly2/);

    expect(rebuild?.createdAt).toBeGreaterThan(first?.createdAt ?? 0);
  });
});

describe('accounts', () => {
  it.each([
    ['af-south-1', /^al2023-ami-2023/, '210953353124'],
    ['eu-central-2', /^al2027-preview/, '084269151793'],
    ['me-south-1', /^al2023-ami-2023/, '656109587541'],
    ['us-east-1', /^al2027-preview/, '137112412989'],
    ['af-south-1', /^al2023-ami-ecs-hvm/, '640558152053'],
    ['eu-west-1', /^al2023-ami-ecs-hvm/, '591542846629'],
    ['us-gov-east-1', /^bottlerocket-/, '372293620468'],
    ['us-gov-west-1', /^bottlerocket-/, '372333677703'],
    ['eu-west-1', /^bottlerocket-/, '503807174151'],
    ['ap-east-1', /^amazon-eks-node-/, '800184023465'],
    ['us-east-1', /^talos-/, '540036508848'],
  ])('in %s %s are of %s', (region, pattern, owner) => {
    const owners = new Set(published(pattern, load(region)).map(({ ownerId }) => ownerId));

    expect([...owners]).toEqual([owner]);
  });

  it.each(['windows', 'Deep Learning', 'al2023-ami-2023'])(
    '%s has no usual account in a new region',
    (start) => {
      const images = published(new RegExp(`^${start}`, 'i'), load('mx-central-1'));

      expect(images.length).toBeGreaterThan(0);
      for (const { ownerId, traits } of images) {
        expect(['801119661308', '898082745236', '137112412989']).not.toContain(ownerId);
        expect(traits.ownerAlias).toBe('amazon');
      }
    },
  );

  it('Debian has none in China', () => {
    const images = load('cn-north-1');

    expect(images.filter(({ name }) => name.startsWith('debian-13'))).toEqual([]);
    expect(images.filter(({ ownerId }) => ownerId === '336777782633')).toEqual([]);
  });
});

describe('deprecation', () => {
  it('is two calendar years after the creation of a public image', () => {
    const [flatcar] = load().filter(({ name }) => name.startsWith('Flatcar-stable'));

    expect(flatcar?.deprecatedAt).toBe(twoYearsAfter(flatcar?.createdAt ?? 0));
  });

  it.each([/^al2023-ami/, /^al2027-/, /^amzn2-ami-(?!ecs)/])(
    'is 90 days for %s, with seconds of zero',
    (pattern) => {
      for (const { createdAt, deprecatedAt } of published(pattern).filter(
        ({ name }) => !name.includes('-ecs-'),
      )) {
        expect(deprecatedAt).toBe(ninetyDaysAfter(createdAt));
        expect(new Date(deprecatedAt ?? 0).toISOString()).toMatch(/:00\.000Z$/);
      }
    },
  );

  it.each([
    /^ubuntu\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-amd64-server-/,
    /^ubuntu\/images\/hvm-ssd\/ubuntu-jammy-22\.04-arm64-server-/,
    /^ubuntu-pro-server\/images\/.*-resolute-26\.04-amd64-/,
    /^ubuntu-eks\/k8s_1\.35\/.*-amd64-/,
  ])('leaves the last three serials of %s', (pattern) => {
    const all = published(pattern);
    const live = all.filter(({ deprecatedAt = 0 }) => deprecatedAt > NOW.getTime());

    expect(all.length).toBeGreaterThan(3);
    expect(live).toEqual(all.slice(0, 3));
    expect(live[0]?.deprecatedAt).toBe(twoYearsAfter(live[0]?.createdAt ?? 0));
  });
});

describe('fields', () => {
  it.each([
    [/^Windows_Server-2016-English-Full-Base-/, 'legacy-bios', undefined],
    [/^Windows_Server-2022-English-Core-Base-/, 'legacy-bios', undefined],
    [/^Windows_Server-2025-English-Full-Base-/, 'uefi', undefined],
    [/^BIOS-Windows_Server-2025-English-Full-Base-/, 'legacy-bios', undefined],
    [/^TPM-Windows_Server-2016-English-Core-Base-/, 'uefi', 'v2.0'],
    [/^TPM-Windows_Server-2025-English-Full-Base-/, 'uefi', 'v2.0'],
    [/^amzn2-ami-kernel-5\.10-hvm-/, undefined, undefined],
    [/^amzn2-ami-ecs-hvm-/, undefined, undefined],
    [/^alpine-.*-x86_64-bios-/, 'legacy-bios', undefined],
    [/^alpine-.*-x86_64-uefi-/, 'uefi', undefined],
  ])('of %s: boot mode %s, TPM %s', (pattern, bootMode, tpmSupport) => {
    const [image] = published(pattern);

    expect(image?.traits.bootMode).toBe(bootMode);
    expect(image?.traits.tpmSupport).toBe(tpmSupport);
  });

  it('no image has a TPM but the lines of Windows that are named so', () => {
    const names = load()
      .filter(({ traits }) => traits.tpmSupport)
      .map(({ name }) => name);

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.startsWith('TPM-Windows_Server-'))).toEqual([]);
  });
});

describe('parameters', () => {
  const PATH = '/aws/service/ami-amazon-linux-latest';

  function named(parameter: string, region?: string): string | undefined {
    const images = load(region).filter(({ parameters }) => parameters.includes(parameter));
    return images.toSorted((left, right) => right.createdAt - left.createdAt)[0]?.name;
  }

  it.each([
    [`${PATH}/al2023-ami-kernel-default-x86_64`, /^al2023-ami-2023.*-kernel-6\.18-x86_64$/],
    [`${PATH}/al2023-ami-minimal-kernel-default-arm64`, /^al2023-ami-minimal-.*-kernel-6\.18-arm64$/],
    [`${PATH}/al2027-preview-ami-kernel-default-x86_64`, /^al2027-preview-ami-2027.*-kernel-7\.1-x86_64$/],
    [`${PATH}/al2027-preview-ami-minimal-kernel-default-arm64`, /^al2027-preview-ami-minimal-/],
    [`${PATH}/amzn2-ami-kernel-default-hvm-x86_64-gp2`, /^amzn2-ami-kernel-5\.10-hvm-2\.0\.202611/],
    ['/aws/service/bottlerocket/aws-k8s-1.36/arm64/latest/image_id', /-aarch64-v/],
    ['/aws/service/bottlerocket/aws-ecs-3/arm64/latest/image_id', /^bottlerocket-aws-ecs-3-aarch64-v/],
    ['/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id', /-ecs-gpu-hvm-2023/],
    ['/aws/service/ecs/optimized-ami/amazon-linux-2023/neuron/recommended/image_id', /-ecs-neuron-hvm-2023/],
    [
      '/aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/gpu/recommended/image_id',
      /-kernel-5\.10-gpu-/,
    ],
    [
      '/aws/service/deeplearning/ami/arm64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id',
      / ARM64 Base OSS /,
    ],
    ['/aws/service/ec2-macos/tahoe/arm64_mac/latest/image_id', /^amzn-ec2-macos-26\./],
    ['/aws/service/ec2-macos/sequoia/x86_64_mac/latest/image_id', /^amzn-ec2-macos-15\./],
    [
      '/aws/service/ami-windows-latest/TPM-Windows_Server-2022-English-Full-Base',
      /^TPM-Windows_Server-2022-/,
    ],
  ])('%s is for %s', (parameter, name) => {
    expect(named(parameter)).toMatch(name);
  });

  it.each(['me-central-1', 'me-south-1'])('in %s the default kernel stays what it was', (region) => {
    expect(named(`${PATH}/al2023-ami-kernel-default-x86_64`, region)).toMatch(/-kernel-6\.1-x86_64$/);
    expect(named(`${PATH}/al2027-preview-ami-kernel-default-x86_64`, region)).toBeUndefined();
  });
});

describe('size', () => {
  it('a catalogue of 1,000 images has the newest of every line', () => {
    const small = createCatalogueDrafts({ ...OPTIONS, size: 1000 })();

    expect(new Set(small.map(({ line }) => line))).toEqual(new Set(drafts().map(({ line }) => line)));
  });

  it('a catalogue of no size has fewer than 6,000 images', () => {
    expect(load().length).toBeLessThan(6000);
  });
});

describe('publishers that stopped', () => {
  it('Oracle`s newest images are old', () => {
    const [newest] = published(/^OL9/);

    expect(NOW.getTime() - (newest?.createdAt ?? 0)).toBeGreaterThan(365 * 86_400_000);
  });
});
