import { describe, expect, it } from 'vitest';
import { ProvisionerError } from '../fleet/errors.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { toProvisionerError } from './to-provisioner-error.ts';

const withCode = (code: string): Error => Object.assign(new Error(''), { code });

describe('toProvisionerError', () => {
  it.each([
    ['too large', Object.assign(new Error('x responded with more'), { code: 'RESPONSE_TOO_LARGE' })],
    ['broken', Object.assign(ec2Error('SyntaxError', 200), { message: 'x responded with more' })],
  ])('says of a response that is %s that it cannot be read', (_name, cause) => {
    expect(toProvisionerError(cause, 'ec2:RunInstances')).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      message: 'The response to ec2:RunInstances cannot be read: x responded with more',
      cause,
    });
  });

  it.each(['RequestExpired', 'RequestTimeTooSkewed', 'RequestInTheFuture'])(
    'blames the clock, not a policy, for %s',
    (name) => {
      const { message, hint } = toProvisionerError(ec2Error(name), 'ec2:RunInstances');

      expect(message).toContain(`ec2:RunInstances was refused for the time of its signature (${name})`);
      expect(hint).toContain('clock');
      expect(`${message} ${hint}`).not.toContain('policy');
    },
  );

  it.each([
    ['UnauthorizedOperation', 'PERMISSION_DENIED'],
    ['AuthFailure', 'PERMISSION_DENIED'],
    ['AuthFailure.ServiceLinkedRoleCreationNotPermitted', 'PERMISSION_DENIED'],
    ['AccessDenied', 'PERMISSION_DENIED'],
    ['AccessDeniedException', 'PERMISSION_DENIED'],
    ['UnrecognizedClientException', 'PERMISSION_DENIED'],
    ['InvalidClientTokenId', 'PERMISSION_DENIED'],
    ['SignatureDoesNotMatch', 'PERMISSION_DENIED'],
    ['ExpiredToken', 'PERMISSION_DENIED'],
    ['RequestExpired', 'PERMISSION_DENIED'],
    ['OptInRequired', 'PERMISSION_DENIED'],
    ['PendingVerification', 'PERMISSION_DENIED'],
    ['Blocked', 'PERMISSION_DENIED'],
    ['CredentialsProviderError', 'PERMISSION_DENIED'],
    ['InstanceLimitExceeded', 'CAPACITY'],
    ['VcpuLimitExceeded', 'CAPACITY'],
    ['SecurityGroupLimitExceeded', 'CAPACITY'],
    ['RulesPerSecurityGroupLimitExceeded', 'CAPACITY'],
    ['MaxFleetCountExceeded', 'CAPACITY'],
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

    expect(failure).toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      message: 'The EC2 endpoint does not respond to ec2:RunInstances: ECONNREFUSED',
      hint: 'Check region, endpoint and network.',
    });
  });

  it.each([
    [
      'UnauthorizedOperation',
      'Not allowed to call ec2:RunInstances (UnauthorizedOperation): UnauthorizedOperation (simulated)',
    ],
    [
      'VcpuLimitExceeded',
      'A quota of the account is used up (VcpuLimitExceeded): VcpuLimitExceeded (simulated)',
    ],
    [
      'InvalidAMIID.NotFound',
      'ec2:RunInstances failed (InvalidAMIID.NotFound): InvalidAMIID.NotFound (simulated)',
    ],
  ])('reports %s with action and message', (name, message) => {
    expect(toProvisionerError(ec2Error(name), 'ec2:RunInstances').message).toBe(message);
  });

  it('hints at the policy that lacks the action', () => {
    expect(toProvisionerError(ec2Error('AccessDenied'), 'ec2:RunInstances').hint).toContain(
      'that their policy allows ec2:RunInstances',
    );
  });

  it('reports what is no error at all', () => {
    expect(toProvisionerError('text', 'ec2:RunInstances').message).toBe('ec2:RunInstances failed (): text');
  });

  it('lets our own errors pass', () => {
    const own = new ProvisionerError('CAPACITY', 'full');

    expect(toProvisionerError(own, 'x')).toBe(own);
  });
});
