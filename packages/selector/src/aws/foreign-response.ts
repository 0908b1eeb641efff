import { SelectorError } from '../contract/errors.ts';
import type { FailedCall } from './explain-aws-error.ts';
import { FOREIGN_HINT } from './unread-response.ts';

/**
 * The error for a response that has not even an empty list: the SDK takes any document with status 200 for one, such as
 * the login page of a proxy.
 */
export function foreignResponse({ action, region }: FailedCall): SelectorError {
  return new SelectorError(
    'UNREACHABLE_ENDPOINT',
    `${action} in ${region} failed: the response is not one of EC2, it lacks the list`,
    { hint: FOREIGN_HINT },
  );
}

/** The error for a listing whose every page names another one. */
export function endlessListing({ action, region }: FailedCall): SelectorError {
  return new SelectorError(
    'UNREACHABLE_ENDPOINT',
    `${action} in ${region} failed: the listing has no end, page after page`,
    { hint: FOREIGN_HINT },
  );
}
