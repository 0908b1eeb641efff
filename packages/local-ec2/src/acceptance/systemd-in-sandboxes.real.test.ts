import type { SandboxDriver } from '@ami-select/sandbox';
import {
  bootMachine,
  findProgram,
  installFrom,
  type Login,
  makeAptRepository,
  serveOutside,
  type TestMachine,
  tryDriver,
} from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMetadata, type TestMetadata } from '../testing/test-metadata.ts';

const rootfs = process.env.LOCAL_EC2_SYSTEMD_ROOTFS;
const tried = await tryDriver('rootfs', rootfs === undefined ? {} : { rootfs });
const hint =
  tried.skip === undefined
    ? ''
    : ` (skipped: ${tried.skip}; build one with build-rootfs.sh and set LOCAL_EC2_SYSTEMD_ROOTFS)`;
const canInstall =
  tried.reason.includes('with outbound network') && findProgram('dpkg-deb', '') !== undefined;

describe.skipIf(tried.skip !== undefined)(
  `a distribution with systemd as a sandbox${hint}`,
  { timeout: 60_000 },
  () => {
    let driver: SandboxDriver;
    let machine: TestMachine;
    let login: Login;
    let metadata: TestMetadata;

    beforeAll(async () => {
      driver = await tried.driver();
      machine = await bootMachine(driver, {
        cloudConfig: "runcmd: ['echo ran > /root/ran']\nunheard_of: 1\n",
        spec: { sshUser: 'admin' },
        metadataOf: (userData) => {
          metadata = makeMetadata({ userData, instanceId: 'i-00000000000000001' });
          return metadata.service;
        },
      });
      login = await machine.logIn('admin');
    }, 60_000);

    afterAll(() => driver?.close());

    it('row 60: is booted by its own cloud-init, with a session token, and tells of what it did not know', async () => {
      const { stdout } = await login.run('cloud-init status --wait; echo $?; id -un; cloud-id');

      // cloud-init since 24 ends with 2, "degraded", for what it did not know.
      expect(stdout).toMatch(/status: done\n2\nadmin\naws\n$/);
      expect(login.hostKey).toBe(machine.hostKey);
      expect((await machine.sandbox.exec('cat /root/ran')).stdout).toBe('ran\n');
      expect(metadata.requests[0]).toBe('PUT /latest/api/token 200');
      expect(metadata.requests.filter((line) => line.endsWith(' 401'))).toEqual([]);
    });

    it.each([
      ['systemd-detect-virt', 0, /^amazon\n$/],
      ['systemd-detect-virt --container', 1, /^none\n$/],
      ['systemctl is-system-running', 1, /^offline\n$/],
      [
        'systemctl start of-nobody',
        1,
        /^systemctl: start of of-nobody: no systemd runs in this machine, and of/,
      ],
      ['systemctl is-active of-nobody', 3, /^inactive\n$/],
      ['systemctl is-active ssh', 0, /^active\n$/],
      ['systemctl start ssh.service', 0, /^$/],
      ['systemctl restart ssh', 1, /^systemctl: restart of ssh: SSH is run by local-ec2/],
      ['systemctl enable ssh', 0, /./],
      ['systemctl is-enabled ssh', 0, /^enabled\n$/],
      ['systemctl daemon-reload', 1, /^systemctl: daemon-reload: no systemd runs in this machine/],
      ['systemctl --user start anything', 1, /^systemctl: no systemd runs in this machine/],
      ['systemctl --version', 0, /^systemd \d+/],
      ['hostnamectl set-hostname other', 1, /^System has not been booted with systemd/],
      ['timedatectl', 1, /^System has not been booted with systemd/],
      ['loginctl', 1, /^System has not been booted with systemd/],
      ['systemd-run true', 1, /^System has not been booted with systemd/],
      ['networkctl', 1, /^networkctl: no systemd-networkd runs in this machine/],
      ['journalctl', 0, /^No journal files were found/],
    ])('row 60: %s ends with %i and says the truth', async (command, code, said) => {
      const result = await login.run(`sudo ${command} 2>&1`);

      expect(result).toMatchObject({ code, stdout: expect.stringMatching(said) });
    });

    it.skipIf(!canInstall)(
      `starts the daemon of a package${canInstall ? '' : ' (skipped: no slirp4netns that works, or no dpkg-deb)'}`,
      async () => {
        const outside = await serveOutside(makeAptRepository(), '198.51.100.79');
        const installing = await bootMachine(driver, { cloudConfig: installFrom(outside.url) });
        const inside = await installing.logIn();
        const daemon = 'local-ec2-test-tool';

        const { stdout } = await inside.run(
          `cloud-init status --wait; echo $?; systemctl is-active ${daemon}; sudo systemctl stop ${daemon}; systemctl is-active ${daemon}; sudo systemctl enable --now ${daemon} >&2; systemctl is-active ${daemon}`,
        );

        expect(stdout).toMatch(/status: done\n0\nactive\ninactive\nactive\n$/);
        await installing.sandbox.kill();
        outside.close();
      },
    );

    it('keeps its stand-ins over a reboot', async () => {
      await machine.sandbox.reboot();
      const { stdout } = await machine.sandbox.exec('systemd-detect-virt; systemctl is-active ssh');

      expect(stdout).toBe('amazon\nactive\n');
    });

    it('is powered off by systemctl', async () => {
      const inside = await machine.logIn('admin');

      inside.run('sudo systemctl poweroff').catch(() => undefined);

      expect(await machine.ended).toBe('poweroff');
    });
  },
);
