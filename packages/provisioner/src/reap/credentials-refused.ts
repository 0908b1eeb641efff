import type { ProvisionerError } from '../fleet/errors.ts';

const BEGINS = 'AWS accepts no call with these credentials';

/** One reason in place of one for each call; `isUseless` says of which errors. */
export function credentialsRefused({ awsError, cause }: ProvisionerError): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return `${BEGINS} (${awsError}): ${message}`;
}

/** Whether a reason is such a one. */
export function isOfCredentials(reason: string): boolean {
  return reason.startsWith(BEGINS);
}
