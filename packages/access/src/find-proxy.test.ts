import { describe, expect, it } from 'vitest';
import { findProxy } from './find-proxy.ts';

const HTTPS = new URL('https://ec2.eu-west-1.amazonaws.com/');

describe('findProxy', () => {
  it.each([
    ['https://a.test', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['wss://a.test', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['https://a.test', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://a.test', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['http://a.test', { HTTPS_PROXY: 'http://p:1' }, undefined],
    ['https://a.test', { ALL_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['https://a.test', { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1' }, 'http://low:1/'],
    ['https://a.test', { https_proxy: '', HTTPS_PROXY: 'http://up:1' }, undefined],
    ['https://a.test', { HTTPS_PROXY: '', ALL_PROXY: 'http://p:1' }, undefined],
    ['https://a.test', { HTTPS_PROXY: 'p:3128' }, 'http://p:3128/'],
    ['https://a.test', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.test' }, undefined],
    ['https://a.test', { HTTPS_PROXY: 'http://p:1', no_proxy: '', NO_PROXY: 'a.test' }, 'http://p:1/'],
    ['https://a.test:8443', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.test:443' }, 'http://p:1/'],
    ['http://169.254.169.254/latest', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['https://a.test', {}, undefined],
  ])('%s with %o goes through %s', (target, variables, proxy) => {
    expect(findProxy(new URL(target), variables)).toBe(proxy);
  });

  it.each(['socks5://user:Marker5ecret@p:1080', 'ftp://p', 'http://'])(
    'refuses %s and shows no secret of it',
    (HTTPS_PROXY) => {
      const finding = () => findProxy(HTTPS, { HTTPS_PROXY });

      expect(finding).toThrow(/^HTTPS_PROXY: .* is not valid because .*; expected http:\/\/host:port$/);
      expect(finding).not.toThrow('Marker5ecret');
    },
  );

  it.each(['http://user:Marker5ecret%@p:1080', 'http://Marker5ecret%:41@p:1080'])(
    'refuses credentials that cannot be decoded, and shows none of them: %s',
    (HTTPS_PROXY) => {
      const finding = () => findProxy(HTTPS, { HTTPS_PROXY });

      expect(finding).toThrow(
        'because its credentials have a percent sign that begins no code; expected %25',
      );
      expect(finding).not.toThrow('Marker5ecret');
    },
  );
});
