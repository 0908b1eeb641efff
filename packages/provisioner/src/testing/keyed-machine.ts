import { createHash } from 'node:crypto';
import { type ExecOptions, type ExecResult, generateSshKeyPair, TransportError } from '@ami-select/transport';
import type { Connect } from '../aws/ports.ts';
import { withoutComment } from '../ready/host-key-script.ts';

/** A machine with a host key that it can change, as `hostKeyScript` changes it. */
export interface KeyedMachine {
  readonly connect: Connect;
  /** The key that a login must expect. */
  shown: string;
  readonly ownKey: string;
  /** Logins that were let in, by the key that they expected. */
  readonly logins: string[];
  /** What it did about its key: `ask`, then `change`. */
  readonly steps: string[];
}

/** `change` is called instead of showing the own key, by machines that do it late or never. */
export function keyedMachine(
  bootKey: string,
  {
    ownKey = generateSshKeyPair('').publicKey,
    change,
  }: { ownKey?: string; change?: (machine: KeyedMachine) => void } = {},
): KeyedMachine {
  const machine: KeyedMachine = {
    shown: withoutComment(bootKey),
    ownKey: withoutComment(ownKey),
    logins: [],
    steps: [],
    connect: async ({ label, hostKey }) => {
      if (withoutComment(hostKey) !== machine.shown) throw mismatch(label, machine.shown);
      machine.logins.push(withoutComment(hostKey));
      return {
        label,
        exec: async (script, limits) => {
          if (!isAboutHostKeys(script)) return succeeded('');
          machine.steps.push('ask');
          return converse(machine.ownKey, limits, () => {
            machine.steps.push('change');
            (change ?? showOwnKey)(machine);
          });
        },
        putTree: async () => {},
        getTree: async () => ({ files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [] }),
        close: async () => {},
      };
    },
  };
  return machine;
}

/** The machine behind its SSH server, with other output of its commands. */
export function answering(machine: KeyedMachine, change: Partial<ExecResult>): Connect {
  return async (target, options) => ({
    ...(await machine.connect(target, options)),
    exec: async (_script, limits) => {
      const result = { exitCode: 0, signal: null, stdout: '', stderr: '', ...change };
      limits?.onStdout?.(result.stdout);
      return result;
    },
  });
}

/** Any machine's response to a script: that about host keys is understood, every other succeeds without output. */
export async function respondWithOwnKey(
  label: string,
  script: string,
  limits?: ExecOptions,
): Promise<ExecResult> {
  return isAboutHostKeys(script) ? converse(ownKeyOf(label), limits) : succeeded('');
}

/** The own key of a machine in `respondWithOwnKey`. */
export function ownKeyOf(label: string): string {
  const point = createHash('sha256').update(label).digest();
  const head = Buffer.from('0000000b7373682d6564323535313900000020', 'hex');
  return `ssh-ed25519 ${Buffer.concat([head, point]).toString('base64')}`;
}

export function mismatch(label: string, shownHostKey: string): TransportError {
  return new TransportError('HOST_KEY_MISMATCH', `${label} shows another key`, { label, shownHostKey });
}

function showOwnKey(machine: KeyedMachine): void {
  machine.shown = machine.ownKey;
}

function isAboutHostKeys(script: string): boolean {
  return / sh 'ssh-ed25519 /.test(script);
}

/** Says the own key, and changes to it when the reply is the same key. */
async function converse(
  ownKey: string,
  { onStdout, reply }: ExecOptions = {},
  change: () => void = () => {},
): Promise<ExecResult> {
  const own = `own ${ownKey}\n`;
  onStdout?.(own);
  if ((await reply) !== ownKey) return succeeded(own);
  change();
  return succeeded(`${own}changed\n`);
}

function succeeded(stdout: string): ExecResult {
  return { exitCode: 0, signal: null, stdout, stderr: '' };
}
