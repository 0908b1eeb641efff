import { ProvisionerError } from '../fleet/errors.ts';
import {
  awsErrorName,
  classify,
  hasNoResponse,
  hasUnreadResponse,
  isDenial,
  isOutOfDate,
  isOutOfTime,
  networkErrorCode,
} from './classify-error.ts';

const NO_PERMISSION = new Set([
  'UnauthorizedOperation',
  'AuthFailure',
  'AuthFailure.ServiceLinkedRoleCreationNotPermitted',
  'AccessDenied',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'OptInRequired',
  'PendingVerification',
  'Blocked',
  'CredentialsProviderError',
]);

const QUOTA = new Set([
  'InstanceLimitExceeded',
  'VcpuLimitExceeded',
  'SecurityGroupLimitExceeded',
  'RulesPerSecurityGroupLimitExceeded',
  'MaxFleetCountExceeded',
]);

/** Turns an AWS error into an error of this package; our own errors pass through. */
export function toProvisionerError(error: unknown, action: string): ProvisionerError {
  if (error instanceof ProvisionerError) return error;
  const awsError = awsErrorName(error);
  const message = error instanceof Error ? error.message : String(error);
  const details = { cause: error, awsError, action };
  if (hasNoResponse(error)) {
    const reason = message === '' ? networkErrorCode(error) : message;
    return new ProvisionerError(
      'UNREACHABLE_ENDPOINT',
      `The EC2 endpoint does not respond to ${action}: ${reason}`,
      { ...details, hint: 'Check region, endpoint and network.' },
    );
  }
  if (hasUnreadResponse(error)) {
    return new ProvisionerError(
      'UNREACHABLE_ENDPOINT',
      `The response to ${action} cannot be read: ${message}`,
      { ...details, hint: 'Does a proxy, or another server, respond in place of the endpoint?' },
    );
  }
  if (isOutOfTime(error)) {
    return new ProvisionerError(
      'PERMISSION_DENIED',
      `${action} was refused for the time of its signature (${awsError}): ${message}`,
      { ...details, hint: 'Set the clock of this machine, such as with NTP.' },
    );
  }
  if (NO_PERMISSION.has(awsError)) {
    return new ProvisionerError(
      'PERMISSION_DENIED',
      `Not allowed to call ${action} (${awsError}): ${message}`,
      {
        ...details,
        hint: `Check the credentials and that their policy allows ${action}; docs/iam.md has the whole policy.`,
      },
    );
  }
  if (QUOTA.has(awsError)) {
    return new ProvisionerError(
      'CAPACITY',
      `A quota of the account is used up (${awsError}): ${message}`,
      details,
    );
  }
  const code = classify(error) === 'fatal' ? 'REFUSED' : 'SERVICE_FAILED';
  return new ProvisionerError(code, `${action} failed (${awsError}): ${message}`, details);
}

/** Whether the credentials are wrong altogether, so that no call works with them, now or later. */
export function isUseless({ code, cause, awsError = '' }: ProvisionerError): boolean {
  return code === 'PERMISSION_DENIED' && !isDenial(awsError) && !isOutOfDate(cause);
}
