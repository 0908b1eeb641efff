import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import type { ImageRecord } from './image/image-record.ts';

const NOW = new Date('2026-11-22T07:00:00.000Z');
const DAY = 86_400_000;

function load(
  options: { seed?: string; size?: number; now?: Date; region?: string } = {},
): readonly ImageRecord[] {
  const { seed = 'seed', now = NOW, region = 'us-east-1', size } = options;
  const catalogue = createCatalogue({
    seed,
    now,
    regions: [region],
    accountId: '123456789012',
    ...(size !== undefined && { size }),
  });
  return catalogue.images(region).all();
}

function matching(pattern: RegExp, images = load()): ImageRecord[] {
  return images.filter((image) => pattern.test(image.name));
}

describe('createCatalogue', () => {
  it('has between 1,200 and 6,000 images by default', () => {
    const images = load();

    expect(images.length).toBeGreaterThan(1200);
    expect(images.length).toBeLessThan(6000);
  });

  it.each([1000, 1177, 10_000])('has as many images as asked for: %i', (size) => {
    const images = load({ size });

    expect(images).toHaveLength(size);
    expect(new Set(images.map((image) => image.id)).size).toBe(size);
  });

  it('lists thousands of daily builds of one publisher when it is large, as that publisher does', () => {
    const images = load({ size: 50_000 });
    const canonical = images.filter((image) => image.ownerId === '099720109477');
    const names = canonical.map((image) => image.name);

    expect(canonical.length).toBeGreaterThan(5000);
    expect(new Set(names).size).toBe(names.length);
    expect(matching(/noble-daily-arm64-server-\d{8}$/, canonical).length).toBeGreaterThan(500);
  });

  it('gives the same images for the same seed and other ids for another', () => {
    const first = load().map((image) => `${image.id} ${image.name}`);

    expect(load().map((image) => `${image.id} ${image.name}`)).toEqual(first);
    expect(load({ seed: 'other' })[0]?.id).not.toBe(first[0]?.split(' ')[0]);
  });

  it('has other ids in another region, under the same names', () => {
    const virginia = matching(/^al2023-ami-2023.*-kernel-6\.1-arm64$/);
    const ireland = matching(/^al2023-ami-2023.*-kernel-6\.1-arm64$/, load({ region: 'eu-west-1' }));

    expect(new Set(ireland.map((image) => image.name))).toEqual(new Set(virginia.map((image) => image.name)));
    expect(ireland.some((image) => virginia.some((other) => other.id === image.id))).toBe(false);
  });

  it('keeps ids and dates of publishers when time goes on', () => {
    const today = new Map(
      matching(/^(ubuntu|debian|al2023|bottlerocket|Flatcar)/).map((image) => [image.name, image]),
    );
    const later = load({ now: new Date(NOW.getTime() + 30 * DAY) });

    const common = later.filter(
      (image) => today.has(image.name) && image.ownerId === today.get(image.name)?.ownerId,
    );

    expect(common.length).toBeGreaterThan(500);
    for (const image of common) expect(image.id).toBe(today.get(image.name)?.id);
  });

  it('covers 24 months up to now', () => {
    const dates = load().map((image) => image.createdAt);

    expect(Math.max(...dates)).toBeLessThanOrEqual(NOW.getTime());
    expect(Math.min(...dates)).toBeGreaterThan(NOW.getTime() - 760 * DAY);
    expect(Math.min(...dates)).toBeLessThan(NOW.getTime() - 700 * DAY);
  });

  it.each([
    [/^ubuntu\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-arm64-server-\d{8}$/, '099720109477', 'ubuntu'],
    [/^ubuntu\/images\/hvm-ssd\/ubuntu-jammy-22\.04-amd64-server-\d{8}$/, '099720109477', 'ubuntu'],
    [/^ubuntu-minimal\/images\/hvm-ssd-gp3\/ubuntu-resolute-26\.04-amd64-minimal-/, '099720109477', 'ubuntu'],
    [/^debian-13-arm64-\d{8}-\d{4}$/, '136693071363', 'admin'],
    [/^al2023-ami-minimal-2023\..*-kernel-6\.12-arm64$/, '137112412989', 'ec2-user'],
    [/^amzn2-ami-kernel-5\.10-hvm-2\.0\..*-x86_64-gp2$/, '137112412989', 'ec2-user'],
    [/^RHEL-9\.6\.0_HVM-\d{8}-arm64-\d+-Hourly2-GP3$/, '309956199498', 'ec2-user'],
    [/^RHEL-10\.3\.0_HVM_BETA-/, '309956199498', 'ec2-user'],
    [/^Fedora-Cloud-Base-AmazonEC2\.aarch64-43-/, '125523088429', 'fedora'],
    [/^CentOS Stream 10 x86_64/, '125523088429', 'ec2-user'],
    [/^AlmaLinux OS 9\.8/, '764336703387', 'ec2-user'],
    [/^Rocky-9-EC2-LVM-9/, '792107900819', 'rocky'],
    [/^suse-sles-15-sp7-v\d{8}-hvm-ssd-arm64$/, '013907871322', 'ec2-user'],
    [/^FreeBSD 15\.0-RELEASE-amd64 cloud-init ZFS$/, '782442783595', 'ec2-user'],
    [/^Windows_Server-2025-English-Full-Base-\d{4}\.\d\d\.\d\d$/, '801119661308', 'Administrator'],
    [/^amzn-ec2-macos-15.*-arm64$/, '628277914472', 'ec2-user'],
    [/^al2023-ami-ecs-hvm-2023/, '591542846629', 'ec2-user'],
    [/^amazon-eks-node-al2023-arm64-standard-1\.35-v\d{8}$/, '602401143452', 'ec2-user'],
    [/^bottlerocket-aws-k8s-1\.35-x86_64-v/, '092701018921', 'ec2-user'],
    [/^Flatcar-stable-.*-arm64-hvm$/, '075585003325', 'core'],
    [/^nixos\/26\.05\..*-aarch64-linux$/, '427812963091', 'root'],
    [/^OL9\.6-x86_64-HVM-/, '131827586825', 'ec2-user'],
    [/^alpine-3\.23\.\d+-aarch64-uefi-cloudinit-r0$/, '538276064493', 'alpine'],
    [/^arch-linux-std-hvm-/, '647457786197', 'arch'],
    [/^Deep Learning Base OSS Nvidia Driver GPU AMI \(Ubuntu 24\.04\)/, '898082745236', 'ubuntu'],
    [/^capa-ami-ubuntu/, '819546954734', 'ubuntu'],
    [/^bitnami-wordpress-/, '679593333241', 'bitnami'],
  ])('has %s of %s, with user %s', (pattern, ownerId, sshUser) => {
    const found = matching(pattern).filter((image) => image.ownerId === ownerId);

    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((image) => image.traits.sshUser))).toEqual(new Set([sshUser]));
  });

  it('republishes an old RHEL point release after a newer one came out', () => {
    const newest = (pattern: RegExp): number =>
      Math.max(...matching(pattern).map((image) => image.createdAt));
    const oldest = (pattern: RegExp): number =>
      Math.min(...matching(pattern).map((image) => image.createdAt));

    expect(newest(/^RHEL-9\.6\.0_HVM-.*Hourly2/)).toBeGreaterThan(oldest(/^RHEL-9\.8\.0_HVM-.*Hourly2/));
  });

  it('has equal creation dates: Fedora 43 and 44, Amazon Linux variants', () => {
    const dates = (pattern: RegExp): number[] => matching(pattern).map((image) => image.createdAt);
    const ties = (left: RegExp, right: RegExp): number => {
      const others = new Set(dates(right));
      return dates(left).filter((date) => others.has(date)).length;
    };

    expect(ties(/^Fedora.*x86_64-43-/, /^Fedora.*x86_64-44-/)).toBeGreaterThan(0);
    expect(ties(/^al2023-ami-2023.*-kernel-6\.1-/, /^al2023-ami-2023.*-kernel-6\.12-/)).toBeGreaterThan(0);
  });

  it('has newer look-alikes of known names by strangers', () => {
    const noble = matching(/^ubuntu\/images\/hvm-ssd-gp3\/ubuntu-noble-24\.04-amd64-server-/);

    const newest = noble.toSorted((left, right) => right.createdAt - left.createdAt)[0];

    expect(newest?.ownerId).not.toBe('099720109477');
    expect(newest?.public).toBe(true);
  });

  it('has deprecated, disabled, pending and failed images, own and shared ones, and marketplace images', () => {
    const images = load();
    const own = images.filter((image) => image.ownerId === '123456789012');

    expect(images.some((image) => (image.deprecatedAt ?? Number.POSITIVE_INFINITY) < NOW.getTime())).toBe(
      true,
    );
    expect(new Set(own.map((image) => image.state))).toEqual(
      new Set(['available', 'failed', 'pending', 'disabled']),
    );
    expect(own.some((image) => image.details?.tags?.length)).toBe(true);
    expect(images.some((image) => image.details?.sharedWith?.includes('123456789012'))).toBe(true);
    expect(images.some((image) => image.traits.ownerAlias === 'aws-marketplace')).toBe(true);
  });

  it('keeps the newest release of each line in a small catalogue', () => {
    const small = matching(/^debian-12-amd64-/, load({ size: 1000 })).filter(
      (image) => image.ownerId === '136693071363',
    );
    const full = matching(/^debian-12-amd64-/).filter((image) => image.ownerId === '136693071363');

    expect(small.length).toBeGreaterThan(0);
    expect(Math.max(...small.map((image) => image.createdAt))).toBe(
      Math.max(...full.map((image) => image.createdAt)),
    );
  });

  it('uses the owner ids of the partition and leaves out publishers that are not there', () => {
    const images = load({ region: 'us-gov-west-1' });

    expect(
      matching(/^ubuntu\/images\/.*server-\d{8}$/, images).some((image) => image.ownerId === '513442679011'),
    ).toBe(true);
    expect(images.some((image) => image.name.startsWith('Flatcar'))).toBe(false);
  });

  it('reports the sandbox of an image, and why some have none', () => {
    expect(matching(/^ubuntu\/images/)[0]?.traits.sandbox).toEqual({ kind: 'host' });
    expect(matching(/^Windows_Server/)[0]?.traits.sandbox.kind).toBe('none');
  });

  it.each(['2025-03-31T23:59:59Z', '2026-11-28T00:00:00Z', '2027-06-10T08:00:00Z', '2028-02-29T12:00:00Z'])(
    'gives no publisher two images of one name on %s',
    (now) => {
      const names = load({ now: new Date(now), size: 7_000 }).map(
        (image) => `${image.ownerId} ${image.name}`,
      );

      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    },
  );

  it('refuses a region or a size that it does not have', () => {
    const options = { seed: 's', now: NOW, regions: ['us-east-1'], accountId: '1' };

    expect(() => createCatalogue(options).images('mars-north-1')).toThrow(RangeError);
    expect(() => createCatalogue({ ...options, size: -1 })).toThrow(RangeError);
  });
});
