import { CodedError } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { awsError } from '../testing/fake-ec2.ts';
import { explainAwsError } from './explain-aws-error.ts';

class TooLarge extends CodedError {}

const call = { region: 'eu-west-1', action: 'ec2:DescribeImages' };

describe('explainAwsError', () => {
  it.each([
    ['UnauthorizedOperation', 'PERMISSION_DENIED'],
    ['AccessDeniedException', 'PERMISSION_DENIED'],
    ['OptInRequired', 'REGION_NOT_ENABLED'],
    ['CredentialsProviderError', 'NO_CREDENTIALS'],
    ['ExpiredToken', 'NO_CREDENTIALS'],
    ['RequestLimitExceeded', 'THROTTLED'],
    ['AbortError', 'ABORTED'],
    ['InvalidAMIID.NotFound', 'NO_IMAGE'],
    ['ParameterNotFound', 'PARAMETER_NOT_FOUND'],
    ['InternalError', 'AWS_ERROR'],
  ])('calls %s %s', (name, code) => {
    const original = awsError(name, 'the message of AWS');

    const error = explainAwsError(original, call);

    expect(error).toMatchObject({ code, cause: original, details: { awsError: name } });
    expect(error.message).toBe('ec2:DescribeImages in eu-west-1 failed: the message of AWS');
  });

  it.each([
    ['AuthFailure', 'eu-west-1', 'NO_CREDENTIALS'],
    ['InvalidClientTokenId', 'cn-north-1', 'NO_CREDENTIALS'],
    ['AuthFailure', 'af-south-1', 'REGION_NOT_ENABLED'],
    ['UnrecognizedClientException', 'xx-new-1', 'REGION_NOT_ENABLED'],
  ])('calls %s in %s %s: every account has the regions enabled by default', (name, region, code) => {
    expect(explainAwsError(awsError(name), { ...call, region })).toMatchObject({ code });
  });

  it.each([
    ['a host that does not exist', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })],
    [
      'credentials that come from such a host',
      Object.assign(awsError('CredentialsProviderError'), {
        cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
      }),
    ],
  ])('does not blame the credentials for a mistyped region: %s', (_, failure) => {
    const error = explainAwsError(failure, { ...call, region: 'eu-cental-1' });

    expect(error.code).toBe('UNREACHABLE_ENDPOINT');
    expect(error.hint).toBe(
      'region: "eu-cental-1" is no region that is known here (did you mean "eu-central-1"?). Is "eu-cental-1" a region, and can this machine reach its endpoint?',
    );
  });

  it('says beside other advice that a region is unknown', () => {
    const hintIn = (region: string) =>
      explainAwsError(awsError('CredentialsProviderError'), { ...call, region }).hint;

    expect(hintIn('eu-cental-1')).toMatch(
      /^region: "eu-cental-1" is no region .*\. Give the job valid credentials/,
    );
    expect(hintIn('eu-central-1')).toMatch(/^Give the job/);
  });

  it('blames the region, not the keys, where an endpoint refuses one that nobody knows', () => {
    const refused = Object.assign(awsError('AuthFailure'), { host: '127.0.0.1:4566' });

    const { hint } = explainAwsError(refused, { ...call, region: 'eu-mars-1' });

    expect(hint).toMatch(/^region: "eu-mars-1" is no region that is known here/);
    expect(hint).not.toContain('keys');
    expect(explainAwsError(refused, call).hint).toContain('refused the keys');
  });

  it('looks into wrapped network errors', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const wrapped = new AggregateError([refused], '');

    expect(explainAwsError(wrapped, call).code).toBe('UNREACHABLE_ENDPOINT');
    expect(explainAwsError(new Error('fetch failed', { cause: refused }), call).code).toBe(
      'UNREACHABLE_ENDPOINT',
    );
  });

  it('keeps the advice of a response that is too large', () => {
    const tooLarge = new TooLarge('RESPONSE_TOO_LARGE', 'unreachable', 'x responded with more', {
      hint: 'A proxy?',
    });

    expect(explainAwsError(tooLarge, call)).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      exitClass: 'unreachable',
      message: 'ec2:DescribeImages in eu-west-1 failed: x responded with more',
      hint: 'A proxy?',
    });
  });

  it('is not misled by words in a message', () => {
    expect(explainAwsError(new Error('AccessDenied? no'), call).code).toBe('AWS_ERROR');
  });
});
