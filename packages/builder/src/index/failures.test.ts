import { describe, expect, it } from 'vitest';
import { isTransient, NetworkFailure, unreachable } from './failures.ts';

const URL_OF_PAGE = new URL('https://index.example/simple/foo/');
const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });
const ofProxy = (status?: number): Error =>
  Object.assign(new Error('the proxy http://proxy:3128 failed'), { proxy: 'http://proxy:3128', status });

describe('the hint of a failure', () => {
  it.each([
    [coded('certificate has expired', 'CERT_HAS_EXPIRED'), 'have it renewed, or set the clock'],
    [coded('certificate is not yet valid', 'CERT_NOT_YET_VALID'), 'have it renewed, or set the clock'],
    [
      coded("Hostname/IP does not match certificate's altnames", 'ERR_TLS_CERT_ALTNAME_INVALID'),
      'name the index by a host of its certificate',
    ],
    [coded('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'name its authority'],
    [ofProxy(407), 'give its credentials in HTTPS_PROXY'],
    [ofProxy(503), 'check the proxy and the variables that name it'],
    [ofProxy(), 'check the proxy and the variables that name it'],
  ])('is of its cause: %s', (cause, hint) => {
    const error = unreachable(URL_OF_PAGE, new NetworkFailure(URL_OF_PAGE.origin, cause));

    expect(error.hint).toContain(hint);
  });
});

describe('a failure of a proxy', () => {
  it('has the words of the proxy, not those below', () => {
    const cause = Object.assign(ofProxy(), { cause: coded('connect ECONNREFUSED', 'ECONNREFUSED') });

    expect(new NetworkFailure(URL_OF_PAGE.origin, cause).message).toBe('the proxy http://proxy:3128 failed');
  });

  it.each([
    [407, false],
    [403, false],
    [503, true],
    [undefined, true],
  ])('with the status %s may pass: %s', (status, expected) => {
    expect(isTransient(new NetworkFailure(URL_OF_PAGE.origin, ofProxy(status)))).toBe(expected);
  });
});
