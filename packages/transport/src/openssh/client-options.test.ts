import { describe, expect, it } from 'vitest';
import { bringIdentity, parseClientOptions } from './client-options.ts';

describe('parseClientOptions', () => {
  it('reads options in any case', () => {
    const options = parseClientOptions([
      'proxyjump=me@bastion:2222,[2001:db8::1]',
      ' IdentityAgent = /run/agent ',
    ]);

    expect(options).toEqual([
      { name: 'ProxyJump', value: 'me@bastion:2222,[2001:db8::1]' },
      { name: 'IdentityAgent', value: '/run/agent' },
    ]);
    expect(bringIdentity(options)).toBe(true);
    expect(bringIdentity(options.slice(0, 1))).toBe(false);
  });

  it('refuses what changes the verification or runs programs, and lists every problem', () => {
    const texts = [
      'StrictHostKeyChecking=no',
      'ProxyCommand=nc',
      'LocalCommand=x',
      'UserKnownHostsFile=/dev/null',
      'ProxyJump',
      'ProxyJump=-oX',
      'Include=a\nProxyCommand b',
      'IdentityFile=',
    ];

    const parse = () => parseClientOptions(texts);

    expect(parse).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTIONS',
        message: expect.stringMatching(
          /StrictHostKeyChecking is not allowed.*ProxyCommand is not.*LocalCommand is not.*UserKnownHostsFile is not.*not of that form.*a jump is \[user@\]host.*control character.*has no value/s,
        ),
      }),
    );
  });
});
