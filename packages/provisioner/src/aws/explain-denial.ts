import { isPlainObject } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';

/** Decodes what EC2 says of a denied call, as sts:DecodeAuthorizationMessage does; rejects where that is not allowed. */
export type DecodeDenial = (encoded: string) => Promise<string>;

const ENCODED = /\s*Encoded authorization failure message: ([\w-]+)\.?/g;
const PERMISSION = 'sts:DecodeAuthorizationMessage';

/**
 * The error with the decoded reason in place of EC2's encoded one: who is denied what, and on which resource. Where the
 * reason cannot be decoded, the hint says how it can.
 */
export async function explainDenial(
  error: ProvisionerError,
  decode: DecodeDenial | undefined,
): Promise<ProvisionerError> {
  const reasons = new Map<string, string | undefined>();
  for (const [, encoded = ''] of error.message.matchAll(ENCODED)) {
    if (!reasons.has(encoded)) reasons.set(encoded, await readReason(encoded, decode));
  }
  if (reasons.size === 0) return error;
  const message = error.message.replace(ENCODED, (all, encoded: string) => {
    const reason = reasons.get(encoded);
    return reason === undefined ? all : ` ${reason}`;
  });
  const isOpen = [...reasons.values()].includes(undefined);
  const advice = `aws sts decode-authorization-message --encoded-message … shows which statement denied it, to whoever may call ${PERMISSION}.`;
  const hint = isOpen ? [error.hint, advice].filter((part) => part !== undefined).join(' ') : error.hint;
  return new ProvisionerError(error.code, message, { ...error, cause: error, hint });
}

async function readReason(encoded: string, decode: DecodeDenial | undefined): Promise<string | undefined> {
  try {
    const decoded: unknown = JSON.parse((await decode?.(encoded)) ?? '');
    return isPlainObject(decoded) ? describe(decoded) : undefined;
  } catch {
    return undefined;
  }
}

/** `context` names principal, action and resource (STS API reference, "DecodeAuthorizationMessage"). */
function describe({ explicitDeny, context }: Readonly<Record<string, unknown>>): string | undefined {
  if (!isPlainObject(context)) return undefined;
  const { principal, action, resource } = context;
  const who = isPlainObject(principal) ? principal.arn : undefined;
  if (typeof action !== 'string' || typeof resource !== 'string') return undefined;
  const verb = explicitDeny === true ? 'A statement explicitly denies' : 'No statement allows';
  return `${verb} ${typeof who === 'string' ? who : 'the caller'} ${action} on ${resource}.`;
}
