import { describe, expect, it } from 'vitest';
import { isExempt } from './no-proxy.ts';

const at = (hostname: string, port = 443) => ({ hostname, port });

describe('isExempt', () => {
  it.each([
    ['localhost'],
    ['127.0.0.1'],
    ['127.8.8.8'],
    ['[::1]'],
    ['169.254.169.254'],
    ['169.254.170.2'],
    ['[fd00:ec2::254]'],
  ])('always exempts %s', (host) => {
    expect(isExempt(at(host, 4566), '')).toBe(true);
  });

  it.each([
    ['svc.test', 'svc.test'],
    ['svc.test', 'SVC.Test'],
    ['svc.test.', 'svc.test'],
    ['a.svc.test', 'svc.test'],
    ['a.svc.test', '.svc.test'],
    ['svc.test', '.svc.test'],
    ['a.svc.test', '*.svc.test'],
    ['svc.test', 'test'],
    ['svc.test', 'a.com, svc.test'],
    ['svc.test', 'a.com svc.test'],
    ['svc.test', '*'],
    ['svc.test', 'svc.test:443'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['[2001:db8::7]', '2001:db8::/32'],
    ['[2001:db8::7]', '[2001:db8::7]:443'],
    ['[2001:db8::7]', '2001:db8:0::7'],
  ])('exempts %s by %s', (host, noProxy) => {
    expect(isExempt(at(host), noProxy)).toBe(true);
  });

  it.each([
    ['svc.test', ''],
    ['svc.test', 'vc.test'],
    ['svc.test', 'a.svc.test'],
    ['svc.test', 'svc.test:8443'],
    ['svc.test.example', 'svc.test'],
    ['10.1.2.3', '11.0.0.0/8'],
    ['10.1.2.3', '10.0.0.0/99'],
    ['10.1.2.3', '2.3'],
    ['10.1.2.3', '2001:db8::/32'],
    ['[2001:db8::7]', '10.0.0.0/8'],
    ['svc.test', '/, :, ::: http://svc.test'],
  ])('sends %s to the proxy although NO_PROXY is %j', (host, noProxy) => {
    expect(isExempt(at(host), noProxy)).toBe(false);
  });
});
