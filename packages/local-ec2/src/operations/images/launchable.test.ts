import { findInstanceType, type InstanceType } from '@ami-select/ec2-data/instance-types';
import { describe, expect, it } from 'vitest';
import { bootProblem } from '../../catalogue/boot-problem.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import { assertLaunchable, findLaunchImage } from './launchable.ts';
import { codeOf, createImageBench, TEST_ACCOUNT, TEST_NOW } from './testing/image-bench.ts';

const bench = createImageBench();

function imageNamed(pattern: RegExp): ImageRecord {
  const found = bench.images
    .store('us-east-1')
    .all()
    .find((image) => pattern.test(image.name));
  if (!found) throw new Error(`No image is named like ${pattern}`);
  return found;
}

function typeNamed(name: string): InstanceType {
  const found = findInstanceType(name);
  if (!found) throw new Error(`There is no type ${name}`);
  return found;
}

function codeFor(image: string | RegExp): Promise<string> {
  const id = typeof image === 'string' ? image : imageNamed(image).id;
  return codeOf(Promise.resolve().then(() => findLaunchImage(id, bench.context())));
}

describe('findLaunchImage', () => {
  it('row 10: finds deprecated images', () => {
    const image = bench.images
      .store('us-east-1')
      .all()
      .find(({ deprecatedAt = 9e15 }) => deprecatedAt < TEST_NOW.getTime());

    expect(findLaunchImage(image?.id ?? '', bench.context())).toBe(image);
  });

  it('row 11: refuses disabled images', async () => {
    expect(await codeFor(/^nightly-disabled$/)).toBe('InvalidAMIID.Unavailable');
  });

  it('row 13: tells malformed, unknown and foreign ids apart', async () => {
    const foreign = bench.images
      .store('us-east-1')
      .all()
      .find(
        (image) =>
          !image.public &&
          image.ownerId !== TEST_ACCOUNT &&
          !image.details?.sharedWith?.includes(TEST_ACCOUNT),
      );

    expect(await codeFor('ami-xyz')).toBe('InvalidAMIID.Malformed');
    expect(await codeFor('ami-0123456789abcdef0')).toBe('InvalidAMIID.NotFound');
    expect(await codeFor(foreign?.id ?? '')).toBe('AuthFailure');
  });

  it('row 14: refuses pending and failed images', async () => {
    expect(await codeFor(/^nightly-pending$/)).toBe('InvalidAMIID.Unavailable');
    expect(await codeFor(/^nightly-failed$/)).toBe('InvalidAMIID.Unavailable');
  });

  it('row 21: resolves a parameter', () => {
    const name = '/aws/service/debian/release/13/latest/arm64';

    expect(findLaunchImage(`resolve:ssm:${name}`, bench.context()).name).toMatch(/^debian-13-arm64-/);
  });

  it('refuses what Allowed AMIs excludes', async () => {
    const own = createImageBench();
    const settings = own.images.allowed('us-east-1', TEST_ACCOUNT);
    const { id } = imageNamed(/^Rocky-9-EC2-Base-.*aarch64$/);
    settings.criteria = [{ ImageProviders: ['amazon'] }];

    expect(findLaunchImage(id, own.context()).id).toBe(id);
    settings.state = 'enabled';
    expect(() => findLaunchImage(id, own.context())).toThrow(`Not authorized for images: [${id}]`);
  });
});

describe('assertLaunchable', () => {
  it.each([
    [
      /^debian-13-arm64-/,
      't3.micro',
      "The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64'",
    ],
    [/^debian-13-amd64-/, 'c7g.large', "The architecture 'arm64' of the specified instance type"],
    [
      /^legacy-app-paravirtual/,
      't3.micro',
      "Virtualization type 'hvm' is required for instances of type 't3.micro'",
    ],
    [/^legacy-app-no-ena/, 'm5.large', "(ENA) is required for the 'm5.large' instance type"],
    [/^legacy-app-instance-store/, 'm4.large', 'The requested configuration is currently not supported'],
  ])('row 18: refuses %s on %s', (pattern, type, message) => {
    expect(() => assertLaunchable(imageNamed(pattern), typeNamed(type))).toThrow(message);
  });

  it.each([
    [/^debian-13-arm64-/, 'c7g.large'],
    [/^debian-13-amd64-/, 't2.micro'],
    [/^legacy-app-paravirtual/, 'm1.small'],
    [/^legacy-app-i386/, 't1.micro'],
    [/^legacy-app-no-ena/, 'm4.large'],
    [/^legacy-app-instance-store/, 'm3.large'],
    [/^amzn-ec2-macos-15.*-arm64$/, 'mac2.metal'],
  ])('takes %s on %s', (pattern, type) => {
    expect(() => assertLaunchable(imageNamed(pattern), typeNamed(type))).not.toThrow();
  });
});

describe('bootProblem', () => {
  it('finds the image that would start and never boot', () => {
    const uefi = imageNamed(/^alpine-3\.23.*-x86_64-uefi-tiny/);

    expect(bootProblem(uefi, typeNamed('t2.micro'))).toMatch(
      'boots by uefi, the type t2.micro by legacy-bios only',
    );
    expect(bootProblem(uefi, typeNamed('t3.micro'))).toBeUndefined();
    expect(bootProblem(imageNamed(/^debian-13-amd64-/), typeNamed('t2.micro'))).toBeUndefined();
  });
});
