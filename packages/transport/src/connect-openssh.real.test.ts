import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectOpenSsh, type OpenSshConnectOptions } from './connect-openssh.ts';
import type { SshTarget, Transport } from './contract/transport.ts';
import { generateSshKeyPair } from './ssh/keys.ts';
import { SYSTEM_PATH } from './testing/machines.ts';
import { openPort } from './testing/open-port.ts';
import { missingForOpenSsh, startOpenSshServer } from './testing/open-ssh-server.ts';
import { startSshServer } from './testing/ssh-server.ts';
import { tempFolder } from './testing/temp-folder.ts';
import { isAlive, until } from './testing/until.ts';

const missing = missingForOpenSsh();

async function connect(target: SshTarget, options: Partial<OpenSshConnectOptions> = {}): Promise<Transport> {
  const transport = await connectOpenSsh(target, { environment: SYSTEM_PATH, ...options });
  onTestFinished(() => transport.close());
  return transport;
}

const silentPort = async (): Promise<number> => (await openPort(() => undefined)).port;

describe.skipIf(missing !== undefined)(
  `connectOpenSsh${missing === undefined ? '' : ` (skipped: no ${missing} here)`}`,
  () => {
    it('logs in to OpenSSH and tells a status of 255 from a lost connection', async () => {
      const { target } = await startOpenSshServer();

      const transport = await connect(target);

      expect(await transport.exec('echo out; printf err >&2; exit 255')).toEqual({
        exitCode: 255,
        signal: null,
        stdout: 'out\n',
        stderr: 'err',
      });
    });

    it('knows how a command ended whose output was more than a window holds', async () => {
      const { target } = await startOpenSshServer();
      const transport = await connect(target);
      const lengths = { stdout: 0, stderr: 0 };

      const { exitCode } = await transport.exec(
        "head -c 9000000 /dev/zero; head -c 9000000 /dev/zero | tr '\\0' x >&2; head -c 9000000 /dev/zero; exit 3",
        {
          onStdout: (text) => {
            lengths.stdout += text.length;
          },
          onStderr: (text) => {
            lengths.stderr += text.length;
          },
        },
      );

      expect({ exitCode, ...lengths }).toEqual({ exitCode: 3, stdout: 18_000_000, stderr: 9_000_000 });
    });

    it('runs more commands at once than a connection has channels', async () => {
      const { target } = await startOpenSshServer();
      const transport = await connect(target);
      const numbers = Array.from({ length: 20 }, (_, index) => index);

      const results = await Promise.all(numbers.map((number) => transport.exec(`echo ${number}`)));

      expect(results.map(({ stdout }) => Number(stdout))).toEqual(numbers);
    });

    it('rejects another host key as not retryable, and names the one that is shown', async () => {
      const { target } = await startOpenSshServer();
      const hostKey = generateSshKeyPair('other').publicKey;

      const attempt = connect({ ...target, hostKey });

      const shownHostKey = target.hostKey.split(' ').slice(0, 2).join(' ');
      await expect(attempt).rejects.toMatchObject({
        code: 'HOST_KEY_MISMATCH',
        retryable: false,
        shownHostKey,
      });
      await expect(attempt).rejects.toThrow(/shows host key SHA256:\S+, expected SHA256:/);
    });

    it('verifies the host key without a login when that is all it is asked for', async () => {
      const { target } = await startOpenSshServer();
      const stranger = { ...target, privateKey: generateSshKeyPair('stranger').privateKey };

      const transport = await connect(stranger, { hostKeyOnly: true });

      await expect(transport.exec('true')).rejects.toMatchObject({ code: 'DISCONNECTED' });
      const hostKey = generateSshKeyPair('other').publicKey;
      await expect(connect({ ...stranger, hostKey }, { hostKeyOnly: true })).rejects.toMatchObject({
        code: 'HOST_KEY_MISMATCH',
      });
    });

    it('reports a refused key and a closed port as retryable', async () => {
      const server = await startOpenSshServer();
      const { privateKey } = generateSshKeyPair('stranger');

      await expect(connect({ ...server.target, privateKey })).rejects.toMatchObject({
        code: 'AUTHENTICATION_REFUSED',
        retryable: true,
        refusals: 1,
      });
      server.stop();
      await expect(connect(server.target)).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true });
    });

    it('gives up on a port that never sends a banner, and when it is aborted', async () => {
      const { target } = await startOpenSshServer();
      const silent = { ...target, port: await silentPort() };

      await expect(connect(silent, { connectTimeoutMs: 100 })).rejects.toMatchObject({
        code: 'TIMED_OUT',
        retryable: true,
      });
      const signal = AbortSignal.abort();
      await expect(connect(silent, { signal })).rejects.toMatchObject({ code: 'ABORTED' });
    });

    it('leaves no process behind on a machine that it lost', async () => {
      const server = await startOpenSshServer();
      const transport = await connect(server.target);
      let pid = 0;
      const onStdout = (text: string): void => {
        pid = Number(text);
        server.dropConnections();
      };

      const running = transport.exec('echo $$; sleep 300; true', { onStdout });

      await expect(running).rejects.toMatchObject({ code: 'DISCONNECTED' });
      await until('the process ended', () => !isAlive(pid));
      await expect(transport.exec('true')).rejects.toMatchObject({ code: 'DISCONNECTED', retryable: true });
    });

    it('keeps keys in files of its own, which go with the connection', async () => {
      const { target } = await startOpenSshServer();
      const folders = (): readonly string[] =>
        readdirSync(tmpdir()).filter((name) => {
          if (!name.startsWith('ams-')) return false;
          return readFileSync(join(tmpdir(), name, 'known'), 'utf8').includes(target.hostKey);
        });
      const transport = await connectOpenSsh(target, { environment: SYSTEM_PATH });

      const [folder = ''] = folders();
      const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      await transport.close();

      expect(folder).not.toBe('');
      expect(processes).toContain(join(folder, 'master'));
      expect(processes).not.toContain('PRIVATE KEY');
      expect(folders()).toEqual([]);
    });

    it('goes through a jump host that the configuration of a user names', async () => {
      const machine = await startOpenSshServer();
      const jump = await startOpenSshServer();
      const folder = await tempFolder();
      const file = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text, { mode: 0o600 });
        return join(folder, name);
      };
      const config = (knownHosts: string): string =>
        `Host bastion\n  HostName 127.0.0.1\n  Port ${jump.target.port}\n  User ${jump.target.user}\n  IdentityFile ${file('key', jump.target.privateKey)}\n  UserKnownHostsFile ${knownHosts}\n`;
      const known = file('config', config(file('known', `${jump.knownHost}\n`)));
      const unknown = file('other', config(file('none', '')));

      const through = await connect(machine.target, {
        clientOptions: ['ProxyJump=bastion', `Include=${known}`],
      });

      expect((await through.exec('echo here')).stdout).toBe('here\n');
      await expect(
        connect(machine.target, { clientOptions: ['ProxyJump=bastion', `Include=${unknown}`] }),
      ).rejects.toMatchObject({ code: 'HOST_KEY_MISMATCH' });
    });

    it('takes no other host key, and runs nothing, for what the configuration of a user says', async () => {
      const { target } = await startOpenSshServer();
      const folder = await tempFolder();
      const config = join(folder, 'config');
      const marker = join(folder, 'marker');
      const loose = [
        'StrictHostKeyChecking no',
        'UserKnownHostsFile /dev/null',
        `KnownHostsCommand /bin/sh -c "touch ${marker}"`,
        'PermitLocalCommand yes',
        `LocalCommand touch ${marker}`,
        `RemoteCommand touch ${marker}`,
        'ForwardAgent yes',
        'RequestTTY force',
      ];
      writeFileSync(config, `Host *\n${loose.map((line) => `  ${line}\n`).join('')}`, { mode: 0o600 });
      const clientOptions = [`Include=${config}`];
      const other = generateSshKeyPair('other').publicKey;

      const transport = await connect(target, { clientOptions });
      const { stdout } = await transport.exec('tty || echo "$SSH_AUTH_SOCK"');

      expect(stdout).toBe('not a tty\n\n');
      await expect(connect({ ...target, hostKey: other }, { clientOptions })).rejects.toMatchObject({
        code: 'HOST_KEY_MISMATCH',
      });
      expect(existsSync(marker)).toBe(false);
    });

    it('logs in with a certificate, and with an agent', async () => {
      const folder = await tempFolder();
      const authority = generateSshKeyPair('authority');
      const own = generateSshKeyPair('own');
      const write = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text, { mode: 0o600 });
        return join(folder, name);
      };
      const [key, ca] = [write('own', own.privateKey), write('ca', authority.privateKey)];
      write('own.pub', `${own.publicKey}\n`);
      const trusted = write('ca.pub', `${authority.publicKey}\n`);
      const { target } = await startOpenSshServer([`TrustedUserCAKeys ${trusted}`]);
      execFileSync('ssh-keygen', ['-q', '-s', ca, '-I', 'own', '-n', target.user, `${key}.pub`]);
      const keyless = { ...target, privateKey: '' };

      const certificate = [`IdentityFile=${key}`, `CertificateFile=${key}-cert.pub`];
      const certified = await connect(keyless, { clientOptions: certificate });
      const socket = await startAgent(folder);
      execFileSync('ssh-add', ['-q', write('login', target.privateKey)], { env: { SSH_AUTH_SOCK: socket } });
      const helped = await connect(keyless, { clientOptions: [`IdentityAgent=${socket}`] });

      expect((await certified.exec('echo certified')).stdout).toBe('certified\n');
      expect((await helped.exec('echo helped')).stdout).toBe('helped\n');
    });

    it('goes through a tunnel, with a pushed key', async () => {
      const server = await startSshServer({ home: await tempFolder() });
      onTestFinished(() => server.close());
      const { host, port } = server.target;
      const far = { ...server.target, host: '192.0.2.1', privateKey: '', via: { kind: 'test' }, push: {} };

      const transport = await connect(far, {
        openTunnel: async () => connectTcp(port, host),
        pushKey: async (_, publicKey) => server.allow(publicKey),
      });

      expect((await transport.exec('echo behind')).stdout).toBe('behind\n');
    });

    it('lists every problem before it connects', async () => {
      const target = {
        label: 'host-1',
        host: '-oX',
        port: 0,
        user: 'a b',
        privateKey: 'x',
        hostKey: 'ssh-rsa',
      };

      await expect(connect(target)).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
      await expect(
        connect({ ...target, ...(await startOpenSshServer()).target, host: '-oX' }),
      ).rejects.toThrow(/host "-oX" is no address/);
    });
  },
);

async function startAgent(folder: string): Promise<string> {
  const socket = join(folder, 'agent');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void agent.kill());
  await once(agent.stdout, 'data');
  return socket;
}
