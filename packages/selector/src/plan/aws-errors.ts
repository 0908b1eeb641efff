import { SelectorError, type SelectorErrorCode } from '../errors.ts';

interface Asked {
  readonly region: string;
  readonly action: string;
}

const CODES: readonly (readonly [RegExp, SelectorErrorCode])[] = [
  [/^(UnauthorizedOperation|AccessDenied|AccessDeniedException|UnauthorizedAccess)$/, 'PERMISSION_DENIED'],
  [/^(OptInRequired|UnrecognizedClientException|InvalidClientTokenId|AuthFailure)$/, 'REGION_NOT_ENABLED'],
  [
    /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/,
    'NO_CREDENTIALS',
  ],
  [/^(RequestLimitExceeded|Throttling|ThrottlingException|TooManyRequestsException)$/, 'THROTTLED'],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError)$/,
    'UNREACHABLE_ENDPOINT',
  ],
  [/^(AbortError|ABORT_ERR)$/, 'ABORTED'],
  [/^ParameterNotFound|^ParameterVersionNotFound/, 'PARAMETER_NOT_FOUND'],
  [/^InvalidAMIID\./, 'NO_IMAGE'],
];

const HINTS: Partial<Readonly<Record<SelectorErrorCode, (asked: Asked) => string>>> = {
  PERMISSION_DENIED: ({ action }) => `Allow the action ${action} on resource "*".`,
  REGION_NOT_ENABLED: ({ region }) =>
    `Is ${region} enabled for this account, and are the credentials meant for its partition?`,
  NO_CREDENTIALS: () => 'Give the job credentials first, or renew them.',
  THROTTLED: () => 'Ask for fewer regions at once, or later.',
  UNREACHABLE_ENDPOINT: ({ region }) => `Is "${region}" a region, and can this machine reach its endpoint?`,
};

/** Turns what the SDK throws into our error, by names only, keeping the original as the cause. */
export function explainAwsError(error: unknown, asked: Asked): SelectorError {
  if (error instanceof SelectorError) return error;
  const names = namesOf(error);
  const code = CODES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? 'AWS_ERROR';
  const hint = HINTS[code]?.(asked);
  const text = error instanceof Error && error.message !== '' ? error.message : names.join(' ');
  return new SelectorError(code, `${asked.action} in ${asked.region} failed: ${text}`, {
    cause: error,
    details: { region: asked.region, action: asked.action, awsError: names[0] },
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The names and codes of an error and of its causes (refused connections come wrapped). */
function namesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { name, code, Code, cause, errors } = error as Record<string, unknown>;
  const own = [name, code, Code].filter((word): word is string => typeof word === 'string');
  const inner = Array.isArray(errors) ? errors.flatMap((one) => namesOf(one, depth + 1)) : [];
  return [...own, ...namesOf(cause, depth + 1), ...inner];
}
