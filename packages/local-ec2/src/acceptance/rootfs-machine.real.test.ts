import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MetadataService, SandboxDriver } from '@ami-select/sandbox';
import {
  bootMachine,
  findProgram,
  installFrom,
  makeAptRepository,
  serveOutside,
  type TestMachine,
  tryDriver,
} from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMetadata, type TestMetadata } from '../testing/test-metadata.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const tried = await tryDriver('rootfs', rootfs === undefined ? {} : { rootfs });
const hint =
  tried.skip === undefined
    ? ''
    : ` (skipped: ${tried.skip}; build one with build-rootfs.sh and set LOCAL_EC2_ROOTFS)`;

const canInstall =
  tried.reason.includes('with outbound network') && findProgram('dpkg-deb', '') !== undefined;

const CLOUD_CONFIG = `hostname: webhost
write_files: [{ path: /root/greeting, content: hello }]
runcmd: ['id > /root/ran; pwd >> /root/ran; printenv HOME >> /root/ran || echo homeless >> /root/ran']
bootcmd: [shutdown -P +45]
`;

/** When cloud-init has ended its last stage. */
async function finished({ sandbox }: TestMachine): Promise<void> {
  const { exitCode } = await sandbox.exec('until [ -e /run/cloud-init/result.json ]; do sleep 0.1; done', {
    timeoutMs: 50_000,
  });
  expect(exitCode).toBe(0);
}

describe.skipIf(tried.skip !== undefined)(`rootfs sandbox${hint}`, { timeout: 60_000 }, () => {
  const services: TestMetadata[] = [];
  let driver: SandboxDriver;
  let machine: TestMachine;

  function serve(userData: Uint8Array, instanceId: string): MetadataService {
    const metadata = makeMetadata({ userData, instanceId });
    services.push(metadata);
    return metadata.service;
  }

  beforeAll(async () => {
    driver = await tried.driver();
    machine = await bootMachine(driver, {
      cloudConfig: CLOUD_CONFIG,
      metadataOf: (userData) => serve(userData, 'i-00000000000000001'),
    });
    await finished(machine);
  }, 60_000);

  afterAll(() => driver?.close());

  it('was booted by the real cloud-init from its metadata service, with a session token', async () => {
    const login = await machine.logIn();

    const result = await login.run('id -un; sudo cat /root/greeting; cloud-init status; cloud-id');

    expect(login.hostKey).toBe(machine.hostKey);
    expect(result.stdout).toMatch(/^ubuntu\nhellostatus: \W*\w*done\naws\n/);
    expect((await machine.sandbox.exec('cat /root/ran')).stdout).toMatch(/^uid=0\(root\).*\n\/\nhomeless\n$/);
    expect(machine.console()).toContain('The system will power off at');
    expect(machine.console()).toMatch(/-----BEGIN SSH HOST KEY KEYS-----\r?\nssh-ed25519 /);
    expect(services[0]?.requests).toContain('PUT /latest/api/token 200');
    expect(services[0]?.requests.filter((line) => line.endsWith(' 401'))).toEqual([]);
  });

  it('boots from a seed when it has no metadata service', async () => {
    const seeded = await bootMachine(driver, { cloudConfig: CLOUD_CONFIG });
    await finished(seeded);
    const login = await seeded.logIn();

    const result = await login.run('sudo cat /root/greeting; cloud-id');

    expect(result.stdout).toBe('hellonocloud\n');
    expect(login.hostKey).toBe(seeded.hostKey);
    await seeded.sandbox.kill();
  });

  it('reboots on the same disk without running user data again', async () => {
    await machine.sandbox.exec('echo kept > /root/kept; rm /root/ran');

    await machine.sandbox.reboot();
    await finished(machine);
    const login = await machine.logIn();

    expect(login.hostKey).toBe(machine.hostKey);
    expect((await machine.sandbox.exec('cat /root/kept /root/ran')).stdout).toBe('kept\n');
    const { stdout } = await machine.sandbox.exec('hostname; getent hosts webhost | wc -l');
    expect(stdout).toBe('webhost\n1\n');
  });

  it.skipIf(!canInstall)(
    `installs packages from the outside${canInstall ? '' : ' (skipped: no slirp4netns that works, or no dpkg-deb)'}`,
    async () => {
      const outside = await serveOutside(makeAptRepository(), '198.51.100.78');
      const installing = await bootMachine(driver, { cloudConfig: installFrom(outside.url) });
      await finished(installing);

      const { stdout } = await installing.sandbox.exec('local-ec2-test-tool; cloud-init status');

      expect(stdout).toMatch(/^installed\nstatus: \W*\w*done\n/);
      expect(outside.requests).toContain('/tool.deb');
      await installing.sandbox.kill();
      outside.close();
    },
  );

  it('starts a copy from a snapshot as another instance, with what was installed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'snapshot-'));
    await machine.sandbox.exec('echo installed > /root/software');

    const layer = await machine.sandbox.snapshot(directory);
    const copy = await bootMachine(driver, {
      cloudConfig: CLOUD_CONFIG,
      spec: { layer },
      metadataOf: (userData) => serve(userData, 'i-00000000000000002'),
    });
    await finished(copy);
    const login = await copy.logIn();

    expect(login.hostKey).toBe(copy.hostKey);
    expect((await copy.sandbox.exec('cat /root/software /root/ran')).stdout).toMatch(/^installed\nuid=0/);
    expect((await copy.sandbox.exec('cat /var/lib/cloud/data/instance-id')).stdout).toBe(
      'i-00000000000000002\n',
    );
    await copy.sandbox.kill();
    rmSync(directory, { recursive: true });
  });

  it('notices a shutdown from inside', async () => {
    const login = await machine.logIn();

    login.run('sudo shutdown -P now').catch(() => undefined);

    expect(await machine.ended).toBe('poweroff');
  });
});
