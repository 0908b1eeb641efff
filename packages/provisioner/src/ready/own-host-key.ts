import type { Transport } from '@ami-select/transport';
import { type HostKeyRequest, hostKeyScript } from './host-key-script.ts';

/** What a machine said about a host key of its own. */
export type OwnKeyResponse =
  | { readonly hostKey: string }
  /** It cannot have one. */
  | { readonly reason: string }
  /** Its first command failed: it is not ready. */
  | undefined;

/** Longest wait for one step. */
const STEP_TIMEOUT_MS = 15_000;

/** An ed25519 key and nothing else: its wire format begins with the type and has 51 bytes (RFC 8709, section 4). */
const OWN_KEY = /^own (ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43})$/m;

/** What a machine cannot do, by the word of the script. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['become-root', 'its login may not become root'],
  ['find-ssh-keygen', 'it has no ssh-keygen'],
  ['find-file', 'its host key is not the file /etc/ssh/ssh_host_ed25519_key'],
  ['find-server', 'its SSH server is not OpenSSH'],
  ['find-own-key', 'its own host key is gone'],
  ['write', 'it cannot write to /etc/ssh'],
  ['pass-test', "its SSH server's configuration does not pass a test (sshd -t)"],
  ['reload', 'its SSH server cannot be told to read its keys again'],
]);
const NO_RESPONSE = 'it gave no response that we know';

/** Lets the machine make its own host key, unless it did before, and reads the public half. Changes nothing else. */
export async function askForOwnKey(
  transport: Transport,
  bootKey: string,
  signal: AbortSignal,
): Promise<OwnKeyResponse> {
  const { exitCode, stdout } = await run(transport, { step: 'ask', bootKey }, signal);
  if (exitCode !== 0) return undefined;
  const hostKey = OWN_KEY.exec(stdout)?.[1];
  return hostKey === undefined ? { reason: reasonIn(stdout) } : { hostKey };
}

/** Makes the machine show its own host key instead of the one of the user data. Returns the reason if it cannot. */
export async function changeToOwnKey(
  transport: Transport,
  keys: { readonly bootKey: string; readonly ownKey: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const { stdout } = await run(transport, { step: 'change', ...keys }, signal);
  return /^changed$/m.test(stdout) ? undefined : reasonIn(stdout);
}

function run(transport: Transport, request: HostKeyRequest, signal: AbortSignal) {
  return transport.exec(hostKeyScript(request), { signal, timeoutMs: STEP_TIMEOUT_MS });
}

/** Never the machine's own words. */
function reasonIn(stdout: string): string {
  return REASONS.get(/^cannot ([\w-]+)$/m.exec(stdout)?.[1] ?? '') ?? NO_RESPONSE;
}
