import { describe, expect, it } from 'vitest';
import { SelectorError } from '../contract/errors.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { select } from '../select/select.ts';
import { fakeDependencies, imageId, REGION, rawImage, ubuntuImage } from '../testing/samples.ts';
import { MOST_LISTINGS } from './relax.ts';

const allowedDisabled = { responses: { GetAllowedImagesSettings: () => ({ State: 'disabled' }) } };

/** 24.04 for two architectures, 22.04 and 26.04 for one. */
const UBUNTU = [
  ubuntuImage({ number: 1, serial: '20261101' }),
  ubuntuImage({ number: 2, serial: '20261102', arch: 'arm64' }),
  ubuntuImage({ number: 3, serial: '20261103', version: '22.04' }),
  ubuntuImage({ number: 4, serial: '20261104', version: '26.04' }),
];

async function failure(query: ImageQuery, images = UBUNTU) {
  const dependencies = fakeDependencies(images, allowedDisabled);
  const error = await select({ ...query, regions: [REGION] }, dependencies).catch(
    (caught: unknown) => caught,
  );
  if (!(error instanceof SelectorError)) throw new Error('an image was selected');
  return { message: error.message, hint: error.hint, requests: dependencies.ec2.requests };
}

describe('a publisher without a match', () => {
  it('has other architectures of the version', async () => {
    const { message, hint } = await failure({ publisher: 'ubuntu', version: '24.04', architecture: 'i386' });

    expect(message).toContain('without architecture (i386): 2');
    expect(message).toContain('matches exist for arm64, x86_64, not for i386');
    expect(hint).toBeUndefined();
  });

  it('has other versions, which are listed newest first', async () => {
    const { message } = await failure({ publisher: 'ubuntu', version: '16.04' });

    expect(message).toContain('without version (16.04): 3');
    expect(message).toContain('ubuntu has in eu-west-1 the versions 26.04, 24.04, 22.04, not 16.04');
    expect(message).not.toContain('nearest name');
  });

  it('has other variants', async () => {
    const { message } = await failure({ publisher: 'ubuntu', version: '24.04', variant: 'minimal' });

    expect(message).toContain('ubuntu has in eu-west-1 the variants server, not minimal');
  });

  it('has other versions for other architectures', async () => {
    const { message } = await failure({ publisher: 'ubuntu', version: '16.04', architecture: 'i386' });

    expect(message).toContain('Dropping any single condition leaves no match either.');
    expect(message).toContain(
      'ubuntu has in eu-west-1: 26.04 (x86_64), 24.04 (arm64, x86_64), 22.04 (x86_64)',
    );
  });

  it('is described by its row when nothing of it fulfils the query', async () => {
    const { message } = await failure({ publisher: 'ubuntu', version: '24.04' }, []);

    expect(message).toContain(
      'no version, variant or architecture of ubuntu fulfils the query in eu-west-1; known are x86_64, arm64, i386, the variants server, minimal,',
    );
  });

  it.each([
    ['centos', '8', 'centos 8 ended in May 2024: no newer images follow'],
    ['amazon-linux', '1', 'amazon-linux 1 ended in December 2023: no newer images follow'],
  ])('has ended: %s %s', async (publisher, version, finding) => {
    const { message } = await failure({ publisher, version }, []);

    expect(message).toContain(finding);
  });

  it('has other versions of the variant that was asked', async () => {
    const { message } = await failure({ publisher: 'ubuntu', version: '22.04', variant: 'server' }, [
      ubuntuImage({ number: 1, serial: '20261101' }),
    ]);

    expect(message).toContain('ubuntu has in eu-west-1 for the variant server the versions 24.04, not 22.04');
  });

  it('lists variants in one order, whatever the order of the listing', async () => {
    const server = ubuntuImage({ number: 1, serial: '20261101' });
    const Name = 'ubuntu-pro-server/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-pro-server-20261101';
    const images = [server, { ...server, ImageId: imageId(2), Name }];

    for (const listed of [images, images.toReversed()]) {
      const { message } = await failure(
        { publisher: 'ubuntu', version: '24.04', variant: 'minimal' },
        listed,
      );

      expect(message).toContain('ubuntu has in eu-west-1 the variants pro, server, not minimal');
    }
  });

  it('is not given names of another publisher of its owner', async () => {
    const { message } = await failure({ publisher: 'deep-learning' }, [
      rawImage({
        OwnerId: '137112412989',
        ImageOwnerAlias: 'amazon',
        Name: 'bottlerocket-aws-k8s-1.36-x86_64-v1.64.0-0be31b34',
      }),
    ]);

    expect(message).not.toContain('nearest name');
  });

  it('leaves the other conditions as they are', async () => {
    const [first, second, third] = UBUNTU;
    const images = [first, second, { ...third, BootMode: 'uefi' }] as typeof UBUNTU;

    const { message } = await failure({ publisher: 'ubuntu', version: '16.04', bootMode: ['uefi'] }, images);

    expect(message).toContain('ubuntu has in eu-west-1 the versions 22.04, not 16.04');
  });

  it('is not given images that its row excludes', async () => {
    const beta = rawImage({
      OwnerId: '764336703387',
      Name: 'AlmaLinux OS 10.1 Beta x86_64',
      Architecture: 'x86_64',
    });

    const { message } = await failure({ publisher: 'almalinux', version: '9' }, [beta]);

    expect(message).not.toContain('almalinux has in');
  });

  it('reads versions whose names have none, and without the build', async () => {
    const named = (number: number, name: string) =>
      rawImage({ number, OwnerId: '137112412989', ImageOwnerAlias: 'amazon', Name: name });

    const { message } = await failure({ publisher: 'amazon-linux', version: '1' }, [
      named(1, 'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64'),
      named(2, 'amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2'),
    ]);

    expect(message).toContain('amazon-linux has in eu-west-1 the versions 2023.12, 2, not 1');
  });

  it('takes a bounded number of calls, one page each', async () => {
    const raw = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`tag:${at}`, ['x']]));

    const { message, requests } = await failure({ publisher: 'ubuntu', version: '16.04', filters: raw });

    // The search itself lists four creation windows before it gives up.
    expect(requests.length).toBeLessThanOrEqual(MOST_LISTINGS + 4);
    expect(requests.every(({ NextToken }) => NextToken === undefined)).toBe(true);
    expect(message).toContain('without filters.tag:29 could not be counted (16 API calls at most)');
  });
});

it('an unknown publisher is answered with the known ones', () => {
  expect(() => parseImageQuery({ publisher: 'nosuch' })).toThrow(
    /"nosuch" is not valid because no publisher has this name; expected one of ubuntu, debian, amazon-linux, .*alpine/,
  );
});

it('the image of the nearest name is one that exists', async () => {
  const { message } = await failure({ owners: ['self'], name: ['bsae-*'] }, [rawImage({ Name: 'base-1' })]);

  expect(message).toContain(`the nearest name is "base-1" (${imageId(1)})`);
});
