import { describe, expect, it } from 'vitest';
import { parseShorthand } from './parse-shorthand.ts';

describe('parseShorthand', () => {
  it.each([
    ['ubuntu/24.04@arm64', { publisher: 'ubuntu', version: '24.04', architecture: 'arm64' }],
    ['ubuntu/noble/minimal', { publisher: 'ubuntu', version: 'noble', variant: 'minimal' }],
    ['debian', { publisher: 'debian' }],
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

  it.each(['', 'ubunto/24.04', '@arm64', 'ami-xyz', 'my image', 'ubuntu/24.04@arm46'])(
    'refuses %j',
    (shorthand) => {
      expect(() => parseShorthand(shorthand)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
    },
  );
});
