import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@ami-select/core';
import { freePort } from '@ami-select/core/testing';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { createIntent, type FleetIntent, type Host, spawnFleet } from '@ami-select/provisioner';
import { fleetRequest } from '@ami-select/provisioner/testing';
import { connectSsh } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type SshFiles, writeSshFiles } from './ssh-files.ts';

const REGION = 'us-east-1';
const SSHD = '/usr/sbin/sshd';
const missing = ['ssh', 'ssh-keygen', SSHD].find((tool) => spawnSync(tool, ['-?']).error !== undefined);

describe.skipIf(missing !== undefined)(
  `OpenSSH with the files of a fleet${missing === undefined ? '' : ` (skipped: no ${missing} here)`}`,
  () => {
    let directory: string;
    let local: LocalEc2;
    let ec2: EC2Client;
    let intent: FleetIntent;
    /** The host key in the user data, before it is forgotten. */
    let bootKey: string;
    let hosts: readonly Host[];

    beforeAll(async () => {
      directory = mkdtempSync(join(tmpdir(), 'ssh-files-'));
      local = await startLocalEc2({ region: REGION, images: 1000 });
      const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
        local.environment;
      const { endpoint } = local;
      const credentials = { accessKeyId, secretAccessKey };
      ec2 = new EC2Client({ region: REGION, endpoint, maxAttempts: 1, credentials });
      const images = new DescribeImagesCommand({
        Owners: ['099720109477'],
        Filters: [
          { Name: 'architecture', Values: ['arm64'] },
          { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
        ],
      });
      const id = (await ec2.send(images)).Images?.[0]?.ImageId ?? '';
      const image = { id, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
      intent = createIntent(fleetRequest({ region: REGION, endpoint, image }), { clock: systemClock });
      bootKey = privateHostKeyIn(intent);
      const logger = { debug: () => {}, info: () => {}, warn: () => {} };
      ({ hosts } = await spawnFleet(intent, { ec2, clock: systemClock, logger, connect: connectSsh }));
    }, 60_000);
    afterAll(async () => {
      ec2.destroy();
      await local.close();
      rmSync(directory, { recursive: true });
    });

    function filesFor(some: readonly Host[]): Promise<SshFiles> {
      return writeSshFiles(join(mkdtempSync(join(directory, 'handle-')), 'fleet.json'), some);
    }

    it('reaches every machine, strictly checked, by configuration and by known_hosts alone', async () => {
      const files = await filesFor(hosts);

      for (const { name, address, port, user } of hosts) {
        const byName = await ssh(['-F', files.config, name, 'echo in']);
        const options = ['-F', '/dev/null', '-o', `UserKnownHostsFile=${files.knownHosts}`];
        const strict = [...options, '-o', 'StrictHostKeyChecking=yes', '-i', files.privateKey];
        const byAddress = await ssh([...strict, '-p', `${port}`, `${user}@${address}`, 'echo in']);

        expect([byName.stdout, byAddress.stdout], byName.stderr + byAddress.stderr).toEqual(['in\n', 'in\n']);
      }
      expect(readFileSync(files.knownHosts, 'utf8')).not.toContain(intent.ssh.hostKey.split(' ')[1]);
    });

    it('refuses a machine that shows the key of another one', async () => {
      const [first, second] = hosts as readonly [Host, Host];
      const files = await filesFor([{ ...first, hostKey: second.hostKey }]);

      expect(await ssh(['-F', files.config, 'host-1', 'echo in'])).toMatchObject({
        stdout: '',
        stderr: expect.stringContaining('Host key verification failed'),
      });
    });

    it('refuses a server with the host key of the user data at the address of a machine', async () => {
      const port = await startImpostor(directory, bootKey);
      const at = { address: '127.0.0.1', port };
      const pinned = await filesFor([{ ...hosts[0]!, ...at }]);
      const before = await filesFor([{ ...hosts[0]!, ...at, hostKey: intent.ssh.hostKey }]);

      const refused = await ssh(['-F', pinned.config, 'host-1', 'echo in']);
      const tricked = await ssh(['-F', before.config, 'host-1', 'echo in']);

      expect(refused.stderr).toContain('Host key verification failed');
      expect(tricked.stderr).toContain('Permission denied');
      await expect(
        connectSsh({ ...hosts[0]!, label: 'host-1', host: at.address, port }),
      ).rejects.toMatchObject({
        code: 'HOST_KEY_MISMATCH',
      });
    });
  },
);

function ssh(parameters: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const all = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', ...parameters];
  return new Promise((resolve) => execFile('ssh', all, (_, stdout, stderr) => resolve({ stdout, stderr })));
}

function privateHostKeyIn({ userData }: FleetIntent): string {
  const text = Buffer.from(userData, 'base64').toString();
  const block = /-----BEGIN[\s\S]+END OPENSSH PRIVATE KEY-----/.exec(text)?.[0] ?? '';
  return `${block.replaceAll(/\n +/g, '\n')}\n`;
}

/** A server of somebody who read the user data: its host key, and nobody's login key. Returns the port. */
async function startImpostor(directory: string, hostKey: string): Promise<number> {
  const file = join(directory, 'impostor');
  writeFileSync(file, hostKey, { mode: 0o600 });
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  const options = ['-o', 'AuthorizedKeysFile=none', '-o', 'PidFile=none', '-o', 'UsePAM=no'];
  const where = ['-p', `${port}`, '-o', 'ListenAddress=127.0.0.1'];
  const child: ChildProcess = spawn(SSHD, ['-D', '-e', '-f', '/dev/null', '-h', file, ...where, ...options]);
  onTestFinished(() => void child.kill());
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`sshd ended with ${code}`)));
    child.stderr?.on('data', (text) => String(text).includes('Server listening') && resolve());
  });
  return port;
}
