import { createHmac, timingSafeEqual } from 'node:crypto';

/** Longest life of a session token that IMDS grants, in seconds. */
export const MAX_TOKEN_SECONDS = 21_600;

/** Makes a token that carries its own end and is good for one instance only, so that nothing must be remembered. */
export function makeToken(options: { secret: string; instanceId: string; expiresAt: Date }): string {
  const end = options.expiresAt.getTime().toString(36);
  return Buffer.from(`${end}.${sign(options, end)}`).toString('base64url');
}

/** True for a token of this instance whose time is not over. */
export function isTokenGood(
  token: string,
  options: { secret: string; instanceId: string; now: Date },
): boolean {
  const [end = '', signature = ''] = Buffer.from(token, 'base64url').toString().split('.');
  const expected = Buffer.from(sign(options, end));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Number.parseInt(end, 36) > options.now.getTime();
}

function sign({ secret, instanceId }: { secret: string; instanceId: string }, end: string): string {
  return createHmac('sha256', secret).update(`${instanceId}:${end}`).digest('base64url');
}
