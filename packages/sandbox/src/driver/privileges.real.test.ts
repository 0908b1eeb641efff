import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram } from '../host/find-program.ts';
import { trySubjects } from '../testing/subjects.ts';
import { CAPABILITIES } from './setpriv-options.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const subjects = await trySubjects(['namespace', 'bubblewrap', 'rootfs', 'process'], {
  ...(rootfs !== undefined && { rootfs }),
});
afterAll(() => subjects.close());

/** By number, as Linux has them. */
const ALL_CAPABILITIES = (
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service ' +
  'net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin ' +
  'sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override ' +
  'mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'
).split(' ');

function capabilities(status: string, which: string): string[] {
  const mask = BigInt(`0x${new RegExp(`^${which}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1]}`);
  return ALL_CAPABILITIES.filter((_, index) => (mask >> BigInt(index)) & 1n).sort();
}

for (const name of ['namespace', 'rootfs'] as const) {
  const { note, skip, boot } = subjects.of(name);

  describe.skipIf(skip)(`root of a ${name} machine${note}`, () => {
    it('has the documented capabilities and no others', async () => {
      const ofHost = capabilities(readFileSync('/proc/self/status', 'utf8'), 'CapBnd');
      const sandbox = await boot();

      const { stdout } = await sandbox.exec('cat /proc/self/status');
      const ofInit = await sandbox.exec('cat /proc/1/status');

      const expected = CAPABILITIES.filter((one) => ofHost.includes(one));
      for (const which of ['CapEff', 'CapPrm', 'CapBnd'])
        expect(capabilities(stdout, which)).toEqual(expected);
      expect(capabilities(ofInit.stdout, 'CapBnd')).toEqual(expected);
    });

    it.each([
      ['a device of the host', 'mknod /root/disk b 254 0'],
      ['a character device', 'mknod /root/memory c 1 1'],
      ['a file that cannot be changed', 'touch /root/x && chattr +i /root/x'],
      ['the clock', 'date -s 2020-01-01'],
      ['another kernel', 'test -e /sys/kernel/kexec_loaded && echo 1 > /sys/kernel/kexec_loaded'],
      ['real-time priority', 'chrt -f 1 true'],
      ['a higher priority', 'test "$(nice -n -5 nice)" = -5'],
      ['the log of the kernel', 'dmesg'],
      ['a setting of all machines', 'echo 1 > /proc/sys/kernel/dmesg_restrict'],
      [
        'more capabilities',
        'setpriv --bounding-set +sys_time --inh-caps +sys_time --ambient-caps +sys_time true',
      ],
    ])('does without %s', async (_, command) => {
      const sandbox = await boot();

      expect((await sandbox.exec(command)).exitCode).not.toBe(0);
      await sandbox.kill();
    });

    it.each([
      ['mounts', 'mkdir -p /root/m && mount -t tmpfs own /root/m && touch /root/m/x && umount /root/m'],
      ['another root', 'chroot / true'],
      ['other users', 'setpriv --reuid 1000 --regid 1000 --clear-groups true'],
      ['owners and capabilities of files', 'touch /root/y && chown 1000 /root/y'],
      ['its own network', 'ip link add dummy0 type bridge && ip link del dummy0'],
      ['its own processes', 'sleep 9 & kill $!'],
    ])('has its own: %s', async (_, command) => {
      const sandbox = await boot();

      expect(await sandbox.exec(command)).toMatchObject({ exitCode: 0 });
      await sandbox.kill();
    });
  });
}

for (const name of ['bubblewrap', 'process'] as const) {
  const { note, skip, boot } = subjects.of(name);
  const unsure = name === 'process' && findProgram('setpriv', '') === undefined;

  it.skipIf(skip || unsure)(
    `a ${name} machine gains no privileges${unsure ? ' (skipped: no setpriv)' : note}`,
    async () => {
      const { stdout } = await (await boot()).exec('cat /proc/self/status');

      expect(stdout).toMatch(/^NoNewPrivs:\s*1$/m);
      if (name === 'bubblewrap') {
        for (const which of ['CapEff', 'CapPrm', 'CapInh', 'CapAmb', 'CapBnd'])
          expect(capabilities(stdout, which)).toEqual([]);
      }
    },
  );
}
