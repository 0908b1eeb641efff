import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyDriver } from '../body.ts';
import { eventually } from '../testing/eventually.ts';
import { bootMachine, type TestMachine } from '../testing/test-machine.ts';
import { tryDriver } from '../testing/try-driver.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const tried = await tryDriver('rootfs', rootfs === undefined ? {} : { rootfs });
const hint =
  tried.skip === undefined
    ? ''
    : ` (skipped: ${tried.skip}; build one with build-rootfs.sh and set LOCAL_EC2_ROOTFS)`;

describe.skipIf(tried.skip !== undefined)(`rootfs body${hint}`, () => {
  let driver: BodyDriver;
  let machine: TestMachine;

  beforeAll(async () => {
    driver = await tried.driver();
    machine = await bootMachine(driver, {
      cloudConfig:
        'write_files: [{ path: /root/greeting, content: hello }]\nruncmd: [id > /root/ran]\nbootcmd: [shutdown -P +45]\n',
    });
    await eventually(
      'cloud-init finished',
      async () => (await machine.body.exec('test -e /var/lib/cloud/instance/boot-finished')).exitCode === 0,
    );
  }, 60_000);

  afterAll(() => driver?.close());

  it('was booted by the real cloud-init with the keys of the user data', async () => {
    const login = await machine.logIn();

    const result = await login.run('id -un; sudo cat /root/greeting; cloud-init status');

    expect(login.hostKey).toBe(machine.hostKey);
    expect(result.stdout).toMatch(/^ubuntu\nhellostatus: \W*\w*done/);
    expect((await machine.body.exec('cat /root/ran')).stdout).toContain('uid=0(root)');
    expect(machine.console()).toContain('The system will power off at');
  });

  it('notices a shutdown from inside', async () => {
    const login = await machine.logIn();

    login.run('sudo shutdown -P now').catch(() => undefined);

    expect(await machine.ended).toBe('poweroff');
  });
});
