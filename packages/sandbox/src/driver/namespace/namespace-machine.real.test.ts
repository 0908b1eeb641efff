import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxDriver } from '../../contract/sandbox.ts';
import { hardwareAddress } from '../../network/hardware-address.ts';
import { eventually } from '../../testing/eventually.ts';
import { bootMachine } from '../../testing/test-machine.ts';
import { tryDriver } from '../../testing/try-driver.ts';

const tried = await tryDriver('namespace');
const hasNetwork = tried.reason.includes('a private network');
const hasLimit = tried.reason.includes('memory limit');

const MIME = `Content-Type: multipart/mixed; boundary="B"
MIME-Version: 1.0

--B
Content-Type: text/cloud-boothook

#cloud-boothook
#!/bin/sh
echo hook >> /root/log
--B
Content-Type: text/x-shellscript
Content-Disposition: attachment; filename="b.sh"

#!/bin/sh
echo second >> /root/log
--B
Content-Type: text/x-shellscript
Content-Disposition: attachment; filename="a.sh"
Content-Transfer-Encoding: base64

${Buffer.from('#!/bin/bash\necho first $PWD $(printenv HOME || echo homeless) >> /root/log\n').toString('base64')}
--B
Content-Type: text/cloud-config

runcmd: [echo text >> /root/log, [sh, -c, echo list >> /root/log]]
--B
Content-Type: text/x-include-url

#include
http://example.com/user-data
--B--
`;

describe.skipIf(tried.skip !== undefined)(
  `a namespace machine${tried.skip === undefined ? '' : ` (skipped: ${tried.skip})`}`,
  () => {
    let driver: SandboxDriver;

    beforeAll(async () => {
      driver = await tried.driver();
    });

    afterAll(() => driver?.close());

    it.skipIf(!hasLimit)(
      'has no more memory than its instance type, and survives the lack of it',
      async () => {
        const { sandbox } = await bootMachine(driver, { spec: { memoryMib: 256 } });

        const greedy = await sandbox.exec(`python3 -c "b = bytearray(600 * 1024 * 1024); print('had it')"`);

        expect(greedy.stdout).toBe('');
        expect(greedy.exitCode).toBe(137);
        expect((await sandbox.exec('echo alive')).stdout).toBe('alive\n');
      },
    );

    it('installs software without touching the host', async () => {
      const { sandbox } = await bootMachine(driver);

      await sandbox.exec(
        'echo "#!/bin/sh" > /usr/bin/local-ec2-test-tool; chmod 755 /usr/bin/local-ec2-test-tool; rm /etc/hostname',
      );

      expect((await sandbox.exec('command -v local-ec2-test-tool')).exitCode).toBe(0);
      expect(existsSync('/usr/bin/local-ec2-test-tool')).toBe(false);
      expect(existsSync('/etc/hostname')).toBe(true);
    });

    it('hides the SSH keys and cloud credentials of the host', async () => {
      const { sandbox } = await bootMachine(driver);

      const { stdout } = await sandbox.exec('ls -A /root/.aws /home/*/.ssh/id_* /root/.ssh 2>/dev/null');

      expect(stdout.trim()).toBe('/root/.ssh:\nauthorized_keys');
    });

    it('leaves the clock and the kernel settings of the host alone, and has those of its own network', async () => {
      const { sandbox } = await bootMachine(driver);
      const same = (file: string): string => `(value=$(cat ${file}) && echo "$value" > ${file})`;

      const shared = await sandbox.exec(`${same('/proc/sys/vm/swappiness')} || date -s "$(date)"`);
      const own = await sandbox.exec(same('/proc/sys/net/ipv4/ip_forward'));

      expect(shared.stderr).toMatch(/swappiness: Read-only file system|Permission denied/);
      expect(shared.stderr).toContain('cannot set date: Operation not permitted');
      expect(own).toMatchObject({ exitCode: 0 });
    });

    it('has an identity of its own, and a new one of each boot', async () => {
      const { sandbox } = await bootMachine(driver);
      const identity = 'cat /etc/machine-id /proc/sys/kernel/random/boot_id';

      const [machineId, bootId] = (await sandbox.exec(identity)).stdout.split('\n');
      await sandbox.reboot();
      const [machineIdThen, bootIdThen] = (await sandbox.exec(identity)).stdout.split('\n');

      expect(machineIdThen).toBe(machineId);
      expect(bootIdThen).not.toBe(bootId);
      expect([machineId, bootId]).not.toContain(
        readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      );
      expect(machineId).toMatch(/^[0-9a-f]{32}$/);
    });

    it('runs user data in the root folder and without a home, part by part in the order of names, once in its life', async () => {
      const machine = await bootMachine(driver, { spec: { userData: Buffer.from(MIME) } });
      await machine.booted();
      const log = async (): Promise<string> => (await machine.sandbox.exec('cat /root/log')).stdout;

      const first = await log();
      await machine.sandbox.powerOff();
      await machine.sandbox.powerOn();
      await eventually('the boothook ran again', async () => (await log()).endsWith('list\nhook\n'));

      expect(first).toBe('hook\nfirst / homeless\nsecond\ntext\nlist\n');
      expect(machine.console()).toContain('#include in user data is not supported here and was ignored');
    });

    it('row 37: shows on the console what user data sends there, by the system log too', async () => {
      const script = `#!/bin/bash
exec > >(tee /var/log/user-data.log | logger -t user-data -s 2> /dev/console) 2>&1
echo by-logger
echo direct > /dev/console
`;
      const { sandbox, ...machine } = await bootMachine(driver, { spec: { userData: Buffer.from(script) } });

      await eventually('both are on the console', () =>
        ['user-data: by-logger\n', 'direct\n'].every((line) => machine.console().includes(line)),
      );
      expect((await sandbox.exec('cat /var/log/user-data.log')).stdout).toBe('by-logger\n');
      expect((await sandbox.exec('grep -c "user-data: by-logger" /var/log/syslog')).stdout).toBe('1\n');
    });

    it('knows its name with and without its domain', async () => {
      const { sandbox } = await bootMachine(driver, { spec: { hostname: 'ip-10-9-8-7.ec2.internal' } });

      const { stdout } = await sandbox.exec(
        'hostname; hostname -f; cat /etc/hostname; getent hosts ip-10-9-8-7',
      );

      expect(stdout).toMatch(
        /^ip-10-9-8-7\nip-10-9-8-7\.ec2\.internal\nip-10-9-8-7\n127\.0\.1\.1 +ip-10-9-8-7\.ec2\.internal ip-10-9-8-7\n$/,
      );
    });

    it.skipIf(!hasNetwork)(
      'keeps its address over a reboot, and gets another public one after a stop',
      async () => {
        const { sandbox } = await bootMachine(driver);
        const addresses = [sandbox.ssh.host];

        await sandbox.reboot();
        addresses.push(sandbox.ssh.host);
        await sandbox.powerOff();
        await sandbox.powerOn();
        addresses.push(sandbox.ssh.host);

        expect(addresses[1]).toBe(addresses[0]);
        expect(addresses[2]).not.toBe(addresses[0]);
      },
    );

    it.skipIf(!hasNetwork)('has the hardware address that belongs to its private one', async () => {
      const { sandbox } = await bootMachine(driver, { spec: { privateIp: '172.31.16.5' } });

      const { stdout } = await sandbox.exec('cat /sys/class/net/eth0/address');

      expect(stdout.trim()).toBe(hardwareAddress('172.31.16.5'));
    });

    it('makes users as cloud-init does: files of a new home, groups that did not exist', async () => {
      const users = "users: [default, { name: ci, groups: 'builders, sudo', shell: /bin/sh }]\n";
      const machine = await bootMachine(driver, { cloudConfig: users });
      await machine.booted();

      const { stdout } = await machine.sandbox.exec(
        'id -nG ci; getent passwd ci | cut -d: -f7; diff -r --exclude=.ssh /etc/skel /home/ci; find /home/ci ! -user ci',
      );

      expect(stdout).toBe('ci sudo builders\n/bin/sh\n');
    });

    it('gives sudo to whom user data gives it, and to nobody else', async () => {
      const machine = await bootMachine(driver, { cloudConfig: 'users: [default, { name: guest }]\n' });
      await machine.booted();

      const guest = await machine.sandbox.exec(
        'setpriv --reuid guest --regid guest --clear-groups sudo -n id',
      );

      expect(guest.exitCode).not.toBe(0);
    });

    it('becomes the user that sudo is asked for, and says who asked', async () => {
      const machine = await bootMachine(driver, { cloudConfig: 'users: [default, { name: ci }]\n' });
      await machine.booted();
      const sudo = 'setpriv --reuid ci --regid ci --init-groups sudo -n';

      const { stdout } = await machine.sandbox.exec(`
        echo 'ci ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers.d/90-cloud-init-users
        ${sudo} env | grep -E '^(HOME|USER|SUDO_USER|SUDO_UID)=' | sort | sed "s/=$(id -u ci)$/=uid of ci/"
        ${sudo} id -un
        echo input | ${sudo} cat
        ${sudo} -u nobody id -un
        ${sudo} -i pwd
        ${sudo} -u nowhere id 2>&1
      `);

      const environment = ['HOME=/root', 'SUDO_UID=uid of ci', 'SUDO_USER=ci', 'USER=root'];
      const others = ['root', 'input', 'nobody', '/root', 'sudo: unknown user nowhere'];
      expect(stdout.trim().split('\n')).toEqual([...environment, ...others]);
    });

    it('ends when its power state says so after the boot', async () => {
      const machine = await bootMachine(driver, { cloudConfig: 'power_state: { mode: poweroff }\n' });

      expect(await machine.ended).toBe('poweroff');
    });

    it('notices a crash of its agent, which is the end of the machine', async () => {
      const machine = await bootMachine(driver);

      machine.sandbox.exec('kill -9 $(pgrep -x -P 1 node || pgrep -P 1)').catch(() => undefined);

      expect(await machine.ended).toBe('crash');
    });
  },
);
