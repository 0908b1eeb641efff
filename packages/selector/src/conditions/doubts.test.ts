import { describe, expect, it } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { NOW, sampleImage } from '../testing/samples.ts';
import { resolveQuery } from './resolve-query.ts';

function warningsOf(query: Parameters<typeof resolveQuery>[0], region = 'eu-west-1'): readonly string[] {
  return resolveQuery(query, { region, now: NOW }).warnings;
}

describe('doubts of a publisher', () => {
  it('say that the publisher has ended a line', () => {
    expect(warningsOf({ publisher: 'centos', version: '8' })).toEqual([
      'centos: these images ended in May 2024: no newer ones follow',
    ]);
    expect(warningsOf({ publisher: 'centos', version: '9' })).toEqual([]);
  });

  it.each([
    ['CentOS Stream 10 x86_64 20261101', []],
    ['CentOS Stream 8 x86_64 20240501', ['centos: these images ended in May 2024: no newer ones follow']],
  ])('of no version are those of the image that is chosen: %s', (Name, warnings) => {
    const image = sampleImage({ Name, OwnerId: '125523088429' });

    expect(chooseImage([image], { publisher: 'centos' }, NOW)?.warnings).toEqual(warnings);
  });

  it('are warnings of a selection of its images', () => {
    expect(warningsOf({ publisher: 'amazon-linux', version: '2027' })).toEqual([
      expect.stringContaining('is a preview'),
    ]);
  });

  it('of a line say nothing about other lines', () => {
    expect(warningsOf({ publisher: 'amazon-linux' })).toEqual([]);
    expect(warningsOf({ publisher: 'amazon-linux', version: '2' })).toEqual([]);
  });

  it('about the owner are none where AWS gives the alias', () => {
    for (const region of ['eu-west-1', 'af-south-1', 'us-gov-west-1', 'cn-north-1'])
      expect(warningsOf({ publisher: 'ecs' }, region)).toEqual([]);
  });
});

describe('the order of a line', () => {
  it.each([
    ['amazon-linux', undefined, 'version'],
    ['amazon-linux', 'kernel-6.1', 'date'],
    ['deep-learning', 'base', 'date'],
    ['deep-learning', 'pytorch', 'version'],
  ] as const)('%s %s is by %s', (publisher, variant, order) => {
    expect(resolveQuery({ publisher, variant }, { region: 'eu-west-1', now: NOW }).order).toBe(order);
  });

  it.each([
    [
      'amazon-linux',
      undefined,
      // The newer release of the former default kernel: in a region that has both, the default wins.
      'al2023-ami-2023.12.20260930.0-kernel-6.18-x86_64',
      'al2023-ami-2023.12.20261007.0-kernel-6.1-x86_64',
    ],
    [
      'deep-learning',
      'pytorch',
      'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.13 (Ubuntu 24.04) 20260701',
      'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.7 (Ubuntu 24.04) 20260801',
    ],
    [
      'windows',
      'eks',
      'Windows_Server-2022-English-Full-EKS_Optimized-1.35-2026.08.12',
      'Windows_Server-2022-English-Full-EKS_Optimized-1.34-2026.09.17',
    ],
    [
      'bottlerocket',
      undefined,
      'bottlerocket-aws-k8s-1.36-x86_64-v1.64.0-0be31b34',
      'bottlerocket-aws-k8s-1.33-x86_64-v1.65.0-0be31b34',
    ],
  ])('%s %s prefers %s to %s', (publisher, variant, winner, other) => {
    const query = { publisher, variant };
    const images = [winner, other].map((Name, index) =>
      sampleImage({
        number: index + 1,
        Name,
        OwnerId: '137112412989',
        ImageOwnerAlias: 'amazon',
        CreationDate: `2026-10-0${index + 1}T00:00:00.000Z`,
      }),
    );

    expect(chooseImage(images, query, NOW)?.image.name).toBe(winner);
  });
});
