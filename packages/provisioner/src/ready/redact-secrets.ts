import { dropTerminalSequences, redactUrl } from '@ami-select/core';

const HIDDEN = '***';

/** What looks like a secret, whoever wrote it; the first group stays. */
const SECRETS: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /()\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g,
  /()\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g,
  /\b((?:authorization|bearer)["']?\s*[:=]?\s+(?:bearer\s+|basic\s+)?)[^\s"',]{8,}/gi,
  /((?:password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key)["']?\s*[=:]\s*["']?)[^\s"',;]+/gi,
];

/** Text of a machine without keys, tokens and passwords, as far as they can be told, and without what hides text. */
export function redactSecrets(text: string, known: readonly string[] = []): string {
  let shown = redactUrl(dropTerminalSequences(text));
  for (const secret of known) shown = shown.replaceAll(secret, HIDDEN);
  for (const pattern of SECRETS) shown = shown.replace(pattern, `$1${HIDDEN}`);
  return shown;
}
