import { spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { connectOpenSsh } from '../connect-openssh.ts';
import { connectSsh } from '../connect-ssh.ts';
import type { Transport } from '../contract/transport.ts';
import { createLocalTransport } from '../local-transport.ts';
import { startSshServer } from './ssh-server.ts';
import { tempFolder } from './temp-folder.ts';

const NOBODY = 54_321;

export interface Machine {
  readonly transport: Transport;
  readonly home: string;
}

/** A machine behind SSH; `asNobody` gives its login no rights where the tests run as root. */
export async function overSsh({ asNobody = false }: { readonly asNobody?: boolean } = {}): Promise<Machine> {
  const home = await tempFolder();
  const becomesNobody = asNobody && process.getuid?.() === 0;
  if (becomesNobody) await chown(home, NOBODY, NOBODY);
  const server = await startSshServer({ home, ...(becomesNobody && { uid: NOBODY }) });
  const transport = await connectSsh(server.target);
  onTestFinished(async () => {
    await transport.close();
    await server.close();
  });
  return { transport, home };
}

async function onThisMachine(): Promise<Machine> {
  const home = await tempFolder();
  return { transport: createLocalTransport({ label: 'host-1', root: home }), home };
}

/** Where systems have OpenSSH's client. */
export const SYSTEM_PATH = { PATH: '/usr/local/bin:/usr/bin:/bin' } as const;

/** Whether this machine has OpenSSH's client. */
const hasOpenSsh: boolean = process.platform !== 'win32' && spawnSync('ssh', ['-V']).error === undefined;

async function overOpenSsh(): Promise<Machine> {
  const home = await tempFolder();
  const server = await startSshServer({ home });
  const transport = await connectOpenSsh(server.target, { environment: SYSTEM_PATH });
  onTestFinished(async () => {
    await transport.close();
    await server.close();
  });
  return { transport, home };
}

/** Every kind of transport must keep the same promises. */
export const transports: readonly (readonly [string, () => Promise<Machine>])[] = [
  ['ssh', () => overSsh()],
  ['local', onThisMachine],
  ...(hasOpenSsh ? [['openssh', overOpenSsh] as const] : []),
];
