import { expect, it } from 'vitest';
import { privateDns, publicDns } from './dns-names.ts';

it.each([
  ['us-east-1', 'ec2-203-0-113-7.compute-1.amazonaws.com', 'ip-172-31-0-4.ec2.internal'],
  [
    'eu-west-1',
    'ec2-203-0-113-7.eu-west-1.compute.amazonaws.com',
    'ip-172-31-0-4.eu-west-1.compute.internal',
  ],
  [
    'cn-north-1',
    'ec2-203-0-113-7.cn-north-1.compute.amazonaws.com.cn',
    'ip-172-31-0-4.cn-north-1.compute.internal',
  ],
])('names of machines in %s', (region, outside, inside) => {
  expect(publicDns('203.0.113.7', region)).toBe(outside);
  expect(privateDns({ id: 'i-1', privateIp: '172.31.0.4' }, region)).toBe(inside);
});
