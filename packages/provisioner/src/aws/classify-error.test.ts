import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { judge, toProvisionerError } from './classify-error.ts';

const withCode = (code: string): Error => Object.assign(new Error(''), { code });

describe('judge', () => {
  it.each([
    ['InsufficientInstanceCapacity', 500, 'next-cell'],
    ['Unsupported', 400, 'next-cell'],
    ['MaxSpotInstanceCountExceeded', 400, 'next-cell'],
    ['IdempotentInstanceTerminated', 400, 'next-cell'],
    ['RequestLimitExceeded', 503, 'same-call-again'],
    ['InternalError', 500, 'same-call-again'],
    ['SomethingNew', 502, 'same-call-again'],
    ['NotImplemented', 501, 'fatal'],
    ['UnauthorizedOperation', 403, 'fatal'],
    ['InvalidAMIID.NotFound', 400, 'fatal'],
    ['VcpuLimitExceeded', 400, 'fatal'],
    ['IdempotentParameterMismatch', 400, 'fatal'],
  ] as const)('%s (%i): %s', (name, status, verdict) => {
    expect(judge(ec2Error(name, status))).toBe(verdict);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'EAI_AGAIN'])(
    'a call without an answer (%s) may be sent again',
    (code) => {
      expect(judge(withCode(code))).toBe('same-call-again');
    },
  );

  it.each([undefined, null, 'text', 42])('anything else (%s) is fatal', (error) => {
    expect(judge(error)).toBe('fatal');
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

  it('names the endpoint that is not there', () => {
    const failure = toProvisionerError(withCode('ECONNREFUSED'), 'ec2:RunInstances');

    expect(failure.code).toBe('UNREACHABLE_ENDPOINT');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('lets our own errors pass', () => {
    const own = new ProvisionerError('CAPACITY', 'full');

    expect(toProvisionerError(own, 'x')).toBe(own);
  });
});
