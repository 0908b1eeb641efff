import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectOpenSsh } from './connect-openssh.ts';
import { connectSsh } from './connect-ssh.ts';
import type { SshTarget, Transport } from './contract/transport.ts';
import { keepConnected } from './keep-connected.ts';
import { SYSTEM_PATH } from './testing/machines.ts';
import { openPort } from './testing/open-port.ts';
import { missingForOpenSsh, type OpenSshServer, startOpenSshServer } from './testing/open-ssh-server.ts';
import { tempFolder } from './testing/temp-folder.ts';

const missing = missingForOpenSsh();
const MANY = 12_000_000;
const mayMount = process.getuid?.() === 0 && process.platform === 'linux';

const clients: readonly (readonly [string, (target: SshTarget) => Promise<Transport>])[] = [
  ['the built-in client', (target) => connectSsh(target)],
  ["OpenSSH's client", (target) => connectOpenSsh(target, { environment: SYSTEM_PATH })],
];

interface Kept {
  readonly server: OpenSshServer;
  readonly transport: Transport;
  readonly folder: string;
}

describe.skipIf(missing !== undefined)(
  `faults of OpenSSH's server${missing === undefined ? '' : ` (skipped: no ${missing} here)`}`,
  () => {
    describe.each(clients)('with %s', (_name, connect) => {
      async function start(): Promise<Kept> {
        const server = await startOpenSshServer();
        const open = (): Promise<Transport> => connect(server.target);
        const transport = keepConnected(await open(), { connect: open, pauseMs: 10, attempts: 2 });
        onTestFinished(() => transport.close());
        return { server, transport, folder: await tempFolder() };
      }

      it('a connection cut between two commands is opened again', async () => {
        const { server, transport } = await start();
        await transport.exec('true');

        server.dropConnections();
        await delay(300);

        expect((await transport.exec('echo again')).stdout).toBe('again\n');
      });

      it('a connection cut while a step runs ends it, and runs it no second time', async () => {
        const { server, transport, folder } = await start();
        const script = `echo run >>'${folder}/runs'; echo started; sleep 60`;

        const running = transport.exec(script, { onStdout: () => server.dropConnections() });

        await expect(running).rejects.toMatchObject({ code: 'DISCONNECTED', exitClass: 'machine' });
        expect((await transport.exec(`cat '${folder}/runs'`)).stdout).toBe('run\n');
      });

      it('a connection cut while a probe runs runs it again', async () => {
        const { server, transport, folder } = await start();
        const script = `echo run >>'${folder}/runs'; echo started; [ "$(wc -l <'${folder}/runs')" -gt 1 ] || sleep 60`;
        let drops = 0;
        const onStdout = (): void => {
          drops += 1;
          if (drops === 1) server.dropConnections();
        };

        const { exitCode } = await transport.exec(script, { repeatable: true, onStdout });

        expect(exitCode).toBe(0);
        expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('run\nrun\n');
      });

      it('a connection cut while files are sent sends them again, whole', async () => {
        const { server, transport, folder } = await start();
        const file = join(folder, 'file');
        const bytes = randomBytes(MANY);
        writeFileSync(file, bytes);
        const target = join(folder, 'there');

        const put = transport.putTree([{ path: 'file', content: { file } }], target);
        await delay(30);
        server.dropConnections();
        await put;

        expect(sha256(readFileSync(join(target, 'file')))).toBe(sha256(bytes));
      });

      it('a machine that is gone ends the call after its attempts', async () => {
        const { server, transport } = await start();

        server.stop();
        await delay(300);

        await expect(transport.exec('true')).rejects.toMatchObject({ code: 'DISCONNECTED' });
      });

      it('a slow machine gets everything', async () => {
        const { server, folder } = await start();
        const port = await startSlowLink(server.target.port);
        const transport = await connect({ ...server.target, port });
        onTestFinished(() => transport.close());
        const bytes = randomBytes(1_500_000);

        await transport.putTree([{ path: 'file', content: { bytes } }], folder);

        expect(sha256(readFileSync(join(folder, 'file')))).toBe(sha256(bytes));
      });

      it.skipIf(!mayMount)('a full disk is named', async () => {
        const { transport, folder } = await start();
        const disk = join(folder, 'disk');
        mkdirSync(disk);
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
        onTestFinished(() => void spawnSync('umount', ['-l', disk]));
        const bytes = randomBytes(MANY);

        const put = transport.putTree([{ path: 'file', content: { bytes } }], disk);

        await expect(put).rejects.toMatchObject({
          code: 'TRANSFER_FAILED',
          message: expect.stringContaining('its disk is full: tar: '),
        });
      });
    });
  },
);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A port that forwards to another in small pieces with pauses. */
async function startSlowLink(port: number): Promise<number> {
  const slowly = async (from: Socket, to: Socket): Promise<void> => {
    to.on('error', () => undefined);
    try {
      for await (const chunk of from) {
        await delay(2);
        if (!to.write(chunk as Buffer)) await delay(2);
      }
    } catch {
      // The connection is over.
    }
    to.destroy();
  };
  const slow = await openPort((near) => {
    const far = connectTcp(port, '127.0.0.1');
    void slowly(near, far);
    void slowly(far, near);
  });
  return slow.port;
}
