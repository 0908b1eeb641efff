import type { Transport } from '@ami-select/transport';
import { hostKeyScript } from './host-key-script.ts';

/** What became of a machine's host key. */
export type Renewal =
  | { readonly changed: true }
  /** It was not asked to change: it cannot have a key of its own. */
  | { readonly kept: string }
  /** It knows its own key, and does not show it. */
  | { readonly failed: string }
  /** Its first command failed: it is not ready. */
  | undefined;

/** Longest wait, with the storing of the key. */
const TIMEOUT_MS = 30_000;
const MAX_STDOUT_BYTES = 65_536;

/** An ed25519 key and nothing else: its wire format begins with the type and has 51 bytes (RFC 8709, section 4). */
const OWN_KEY = /^own (ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43})\n/m;

/** What a machine cannot do, by the word of the script. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['become-root', 'its login may not become root'],
  ['find-ssh-keygen', 'it has no ssh-keygen'],
  ['find-file', 'its host key is not the file /etc/ssh/ssh_host_ed25519_key'],
  ['find-server', 'its SSH server is not OpenSSH'],
  ['write', 'it cannot write to /etc/ssh'],
  ['pass-test', "its SSH server's configuration does not pass a test (sshd -t)"],
  ['reload', 'its SSH server cannot be told to read its keys again'],
]);
const NO_RESPONSE = 'it gave no response that we know';

/**
 * Lets a machine whose SSH server shows `bootKey` make its own host key, unless it did before, and show it from then on.
 * `learn` gets the public half before anything changes; when it rejects, nothing does, and its error is thrown.
 *
 * @throws TransportError
 */
export async function renewHostKey(
  transport: Transport,
  bootKey: string,
  { learn, signal }: { readonly learn: (ownKey: string) => Promise<void>; readonly signal: AbortSignal },
): Promise<Renewal> {
  const { promise: reply, resolve } = Promise.withResolvers<string>();
  let [heard, ownKey]: [string, string | undefined] = ['', undefined];
  const learnFirst = async (key: string): Promise<string> => {
    await learn(key);
    return key;
  };
  const onStdout = (text: string): void => {
    heard += text;
    if (ownKey !== undefined) return;
    ownKey = OWN_KEY.exec(heard)?.[1];
    if (ownKey !== undefined) resolve(learnFirst(ownKey));
  };
  const limits = { signal, timeoutMs: TIMEOUT_MS, maxStdoutBytes: MAX_STDOUT_BYTES, unguarded: true };
  const { exitCode, stdout } = await transport.exec(hostKeyScript(bootKey), { ...limits, onStdout, reply });
  if (exitCode !== 0) return undefined;
  if (ownKey === undefined) return { kept: reasonIn(stdout) };
  return /^changed$/m.test(stdout) ? { changed: true } : { failed: reasonIn(stdout) };
}

/** Never the machine's own words. */
function reasonIn(stdout: string): string {
  return REASONS.get(/^cannot ([\w-]+)$/m.exec(stdout)?.[1] ?? '') ?? NO_RESPONSE;
}
