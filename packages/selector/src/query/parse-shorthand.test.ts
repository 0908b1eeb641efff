import { describe, expect, it } from 'vitest';
import { parseShorthand } from './parse-shorthand.ts';

describe('parseShorthand', () => {
  it.each([
    ['ubuntu/24.04@arm64', { publisher: 'ubuntu', version: '24.04', architecture: 'arm64' }],
    ['ubuntu/noble/minimal', { publisher: 'ubuntu', version: 'noble', variant: 'minimal' }],
    ['debian', { publisher: 'debian' }],
    ['ubuntu/lts@arm64', { publisher: 'ubuntu', version: 'lts', architecture: 'arm64' }],
    ['ubuntu-24.04', { publisher: 'ubuntu', version: '24.04' }],
    ['ubuntu:24.04@arm64', { publisher: 'ubuntu', version: '24.04', architecture: 'arm64' }],
    ['ubuntu-24.04/minimal', { publisher: 'ubuntu', version: '24.04', variant: 'minimal' }],
    ['al2023', { publisher: 'amazon-linux', version: '2023' }],
    [
      'al2023/minimal@arm64',
      { publisher: 'amazon-linux', version: '2023', variant: 'minimal', architecture: 'arm64' },
    ],
    ['sles/15-SP7', { publisher: 'sles', version: '15-sp7' }],
    ['SLES-15-SP7', { publisher: 'sles', version: '15-sp7' }],
    ['rocky/9/LVM', { publisher: 'rocky', version: '9', variant: 'lvm' }],
    ['windows/2022/Full', { publisher: 'windows', version: '2022', variant: 'full' }],
    ['amzn2', { publisher: 'amazon-linux', version: '2' }],
    ['debian@amd64', { publisher: 'debian', architecture: 'x86_64' }],
    ['ssm:/golden/ami:3', { ssmParameter: '/golden/ami:3' }],
    ['resolve:ssm:/golden/ami', { ssmParameter: '/golden/ami' }],
    ['123456789012/corp-base-*', { owners: ['123456789012'], name: ['corp-base-*'] }],
    ['self/team/base-*@x64', { owners: ['self'], name: ['team/base-*'], architecture: 'x86_64' }],
    ['ami-0123456789abcdef0', { imageId: 'ami-0123456789abcdef0' }],
    ['ami-12345678', { imageId: 'ami-12345678' }],
  ])('reads %s', (shorthand, query) => {
    expect(parseShorthand(shorthand)).toEqual(query);
  });

  it.each([
    '',
    'ubunto/24.04',
    '@arm64',
    'ami-xyz',
    'my image',
    'ubuntu/24.04@arm46',
    'ubuntu-24.04/24.04',
    'debian/13/lts',
    'rhel/lts',
  ])('refuses %j', (shorthand) => {
    expect(() => parseShorthand(shorthand)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
  });

  it.each([
    ['al2023/minimal/arm64', 'of "arm64"; expected @arm64'],
    ['noble/pro/arm64', 'of "arm64"; expected @arm64'],
    ['al2023/aarch64', 'of "aarch64"; expected @aarch64'],
    ['ubuntu/24.04/server/arm64', 'of "arm64"; expected @arm64'],
    ['ubuntu/24.04/server/x', 'of "x"; expected publisher/version/variant'],
    ['al2023/standard/minimal', 'of "minimal"; expected publisher/version/variant'],
  ])('refuses the surplus word of %s', (shorthand, message) => {
    expect(() => parseShorthand(shorthand)).toThrow(
      expect.objectContaining({
        code: 'INVALID_QUERY',
        problems: [{ field: 'image', message: expect.stringContaining(message) }],
      }),
    );
  });
});
