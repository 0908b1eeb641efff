import { existsSync, readFileSync } from 'node:fs';
import { TransportError } from '../contract/errors.ts';
import { lastWords } from '../contract/last-words.ts';
import type { SshTarget } from '../contract/transport.ts';
import { fingerprint } from '../ssh/keys.ts';

/** What OpenSSH's client says of a refused login; also of one that was never meant to succeed. */
export const REFUSED_LOGIN: RegExp =
  /Permission denied \(|Too many authentication failures|Received disconnect .*:2: /;
const OTHER_HOST_KEY = /Host key verification failed|host key is known for|HOST IDENTIFICATION HAS CHANGED/;
const NOTHING_IN_COMMON = /Unable to negotiate|no matching (?:host key|key exchange|cipher)/;
const BAD_OPTIONS =
  /Bad configuration option|Unsupported option|terminating, \d+ bad configuration options|Missing argument|Bad (?:owner|permissions)/i;
const LATE = /Connection timed out|Operation timed out|banner exchange: .*timed out/i;

/** The error of a client that ended before a command could run. */
export function explainFailure(
  target: SshTarget,
  { said, shownKeyFile }: { readonly said: string; readonly shownKeyFile: string },
): TransportError {
  const { label, host, port, user } = target;
  const where = `${host}:${port}`;
  const words = lastWords(said) || 'ssh ended without a word';
  if (BAD_OPTIONS.test(said))
    return new TransportError('INVALID_OPTIONS', `${label}: ssh refused its options: ${words}`, { label });
  if (OTHER_HOST_KEY.test(said)) return mismatch(target, { words, shown: shownKey(shownKeyFile) });
  if (REFUSED_LOGIN.test(said))
    return new TransportError(
      'AUTHENTICATION_REFUSED',
      `${label}: ${where} refused the key for user "${user}": ${words}`,
      {
        label,
        refusals: 1,
        retryable: true,
        hint: 'the machine may still be writing the key, or its image needs another ssh-user',
      },
    );
  if (LATE.test(said))
    return new TransportError('TIMED_OUT', `${label}: cannot reach ${where}: ${words}`, {
      label,
      retryable: true,
    });
  const retryable = !NOTHING_IN_COMMON.test(said);
  return new TransportError('UNREACHABLE', `${label}: cannot reach ${where}: ${words}`, { label, retryable });
}

function mismatch(
  { label, host, port, hostKey }: SshTarget,
  { words, shown }: { readonly words: string; readonly shown: string | undefined },
): TransportError {
  const shows = shown === undefined ? 'shows another host key' : `shows host key ${fingerprint(shown)}`;
  // Where the machine shows ours, the refused key is that of a jump host.
  if (shown?.split(' ')[1] === hostKey.split(' ')[1]) {
    const message = `${label}: a host on the way to ${host}:${port} shows a host key that is not known: ${words}`;
    return new TransportError('HOST_KEY_MISMATCH', message, { label });
  }
  return new TransportError(
    'HOST_KEY_MISMATCH',
    `${label}: ${host}:${port} ${shows}, expected ${fingerprint(hostKey)}; nothing was sent to it`,
    {
      label,
      hint: 'the address belongs to another machine, or the machine generated its own host key; a jump host must be in your known_hosts',
      shownHostKey: shown,
    },
  );
}

/** The last key that the client saw of the machine, as one line; clients before 8.5 do not say. */
function shownKey(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.findLast((line) => /^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$/.test(line));
}
