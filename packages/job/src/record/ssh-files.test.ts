import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeSshFiles, writeSshFiles } from './ssh-files.ts';

const host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA fleet-host',
  privateKey: 'PRIVATE',
};

describe('writeSshFiles', () => {
  let directory: string;
  let handle: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ssh-files-'));
    handle = join(directory, 'fleet-1.json');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('describes each host, and accepts no key but its own', async () => {
    const files = await writeSshFiles(handle, [host, { ...host, name: 'host-2', port: 2201 }]);

    const config = readFileSync(files.config, 'utf8');
    expect(config).toContain('Host host-1\n  HostName 203.0.113.7\n  Port 22\n  User ubuntu\n');
    expect(config).toContain('Host host-2\n  HostName 203.0.113.7\n  Port 2201\n');
    expect(config.match(/StrictHostKeyChecking yes/g)).toHaveLength(2);
    expect(readFileSync(files.knownHosts, 'utf8')).toBe(
      '203.0.113.7 ssh-ed25519 AAAA\n[203.0.113.7]:2201 ssh-ed25519 AAAA\n',
    );
  });

  it.each([
    [
      { kind: 'ssm', region: 'eu-west-1', instanceId: 'i-1' },
      'aws ssm start-session --region eu-west-1 --target i-1 --document-name AWS-StartSSHSession --parameters portNumber=%p',
    ],
    [
      {
        kind: 'instance-connect',
        region: 'eu-west-1',
        endpointId: 'eice-1',
        dnsName: 'a.test',
        seconds: '900',
      },
      'aws ec2-instance-connect open-tunnel --region eu-west-1 --instance-connect-endpoint-id eice-1 --private-ip-address %h --remote-port %p --max-tunnel-duration 900',
    ],
  ])('leads through the tunnel of a host: %o', async (via, command) => {
    const files = await writeSshFiles(handle, [{ ...host, via }]);

    expect(readFileSync(files.config, 'utf8')).toContain(`  ProxyCommand ${command}\n`);
  });

  it('makes them readable by their owner only', async () => {
    const files = await writeSshFiles(handle, [host]);

    const modes = Object.values(files).map((path: string) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(dirname(files.config)).mode & 0o777).toBe(0o700);
  });

  it('names the file that cannot be written', async () => {
    const blocked = handle.replace(/\.json$/, '');
    mkdirSync(join(blocked, 'id_ed25519'), { recursive: true });

    await expect(writeSshFiles(join(directory, 'fleet-1'), [host])).rejects.toMatchObject({
      code: 'UNWRITABLE_FILE',
      message: expect.stringContaining(`${join(blocked, 'id_ed25519')} cannot be written because`),
    });
  });

  it('leaves the handle when the files are removed', async () => {
    const files = await writeSshFiles(handle, [host]);

    await removeSshFiles(handle);

    expect(existsSync(files.privateKey)).toBe(false);
    expect(existsSync(directory)).toBe(true);
  });
});
