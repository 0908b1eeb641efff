import { SelectorError } from '../contract/errors.ts';
import type { FailedCall } from './explain-aws-error.ts';

/**
 * The error for a response that has not even an empty list: the SDK takes any document with status 200 for one, such as
 * the login page of a proxy.
 */
export function foreignResponse({ action, region }: FailedCall): SelectorError {
  return new SelectorError(
    'UNREACHABLE_ENDPOINT',
    `${action} in ${region} failed: the response is not one of EC2, it lacks the list`,
    { hint: 'Does a proxy, or another server, respond in place of the endpoint?' },
  );
}

/** The error for a listing whose every page names another one. */
export function endlessListing({ action, region }: FailedCall): SelectorError {
  return new SelectorError(
    'UNREACHABLE_ENDPOINT',
    `${action} in ${region} failed: the listing has no end, page after page`,
    { hint: 'Does a proxy, or another server, respond in place of the endpoint?' },
  );
}
