import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { classify } from './classify-error.ts';
import { toProvisionerError } from './to-provisioner-error.ts';

const withCode = (code: string): Error => Object.assign(new Error(''), { code });

describe('classify', () => {
  it.each([
    ['InsufficientInstanceCapacity', 500, 'next-pool'],
    ['Unsupported', 400, 'next-pool'],
    ['MaxSpotInstanceCountExceeded', 400, 'next-pool'],
    ['IdempotentInstanceTerminated', 400, 'next-pool'],
    ['RequestLimitExceeded', 503, 'retry'],
    ['InternalError', 500, 'retry'],
    ['SomethingNew', 502, 'retry'],
    ['NotImplemented', 501, 'fatal'],
    ['UnauthorizedOperation', 403, 'fatal'],
    ['InvalidAMIID.NotFound', 400, 'fatal'],
    ['VcpuLimitExceeded', 400, 'fatal'],
    ['IdempotentParameterMismatch', 400, 'fatal'],
  ] as const)('%s (%i): %s', (name, status, verdict) => {
    expect(classify(ec2Error(name, status))).toBe(verdict);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EAI_AGAIN'])(
    'a call without a response (%s) may be sent again',
    (code) => {
      expect(classify(withCode(code))).toBe('retry');
    },
  );

  it.each([undefined, null, 'text', 42])('anything else (%s) is fatal', (error) => {
    expect(classify(error)).toBe('fatal');
  });
});

describe('toProvisionerError', () => {
  it.each([
    ['UnauthorizedOperation', 'PERMISSION_DENIED'],
    ['CredentialsProviderError', 'PERMISSION_DENIED'],
    ['ExpiredToken', 'PERMISSION_DENIED'],
    ['VcpuLimitExceeded', 'CAPACITY'],
    ['InvalidAMIID.NotFound', 'REFUSED'],
    ['RequestLimitExceeded', 'SERVICE_FAILED'],
  ] as const)('%s becomes %s, with action and cause', (name, code) => {
    const cause = ec2Error(name);

    expect(toProvisionerError(cause, 'ec2:RunInstances')).toMatchObject({
      code,
      cause,
      awsError: name,
      action: 'ec2:RunInstances',
    });
  });

  it('names the unreachable endpoint', () => {
    const failure = toProvisionerError(withCode('ECONNREFUSED'), 'ec2:RunInstances');

    expect(failure.code).toBe('UNREACHABLE_ENDPOINT');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('lets our own errors pass', () => {
    const own = new ProvisionerError('CAPACITY', 'full');

    expect(toProvisionerError(own, 'x')).toBe(own);
  });
});
