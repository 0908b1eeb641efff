import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyDriver } from '../body.ts';
import { hardwareAddress } from '../hardware-address.ts';
import { eventually } from '../testing/eventually.ts';
import { type MetadataServer, serveMetadata } from '../testing/metadata-server.ts';
import { bootMachine } from '../testing/test-machine.ts';
import { tryDriver } from '../testing/try-driver.ts';

const tried = await tryDriver('namespace');
const hasNetwork = tried.reason.includes('a private network');
const hasLimit = tried.reason.includes('memory limit');

const METADATA = 'http://169.254.169.254/latest';
const GET_TOKEN = `curl -s -m 1 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${METADATA}/api/token`;
const CURL_TIMED_OUT = 28;

/** What a container runtime does: a network namespace behind a cable, with the machine as its router. */
const MAKE_CONTAINER = `ip netns add box && ip link add box0 up type veth peer name eth0 netns box &&
ip address add 172.17.0.1/16 dev box0 && ip -n box address add 172.17.0.2/16 dev eth0 &&
ip -n box link set eth0 up && ip -n box route add default via 172.17.0.1`;

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
    let driver: BodyDriver;
    let metadata: MetadataServer;

    beforeAll(async () => {
      driver = await tried.driver();
      metadata = await serveMetadata();
    });

    afterAll(async () => {
      await driver?.close();
      metadata?.close();
    });

    it.skipIf(!hasNetwork)('reads its metadata at 169.254.169.254 with a session token only', async () => {
      const { body } = await bootMachine(driver, { spec: { imdsUrl: metadata.url } });
      const base = 'http://169.254.169.254/latest';

      const refused = await body.exec(`curl -s -o /dev/null -w '%{http_code}' ${base}/meta-data/instance-id`);
      const answered = await body.exec(
        `t=$(curl -s -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${base}/api/token); curl -s -H "X-aws-ec2-metadata-token: $t" ${base}/meta-data/instance-id`,
      );

      expect(refused.stdout).toBe('401');
      expect(answered.stdout).toBe(metadata.view.instanceId);
    });

    it.skipIf(!hasNetwork)(
      'row 36: the hop limit keeps session tokens from containers, or lets them',
      async () => {
        const { body } = await bootMachine(driver, { spec: { imdsUrl: metadata.url } });
        const far = await serveMetadata({
          options: { ...metadata.view.options, httpPutResponseHopLimit: 2 },
        });
        const wider = await bootMachine(driver, { spec: { imdsUrl: far.url } });
        for (const machine of [body, wider.body]) await machine.exec(MAKE_CONTAINER);

        const outside = await body.exec(GET_TOKEN);
        const inside = await body.exec(`nsenter --net=/run/netns/box ${GET_TOKEN}`);
        const token = outside.stdout;
        const withToken = await body.exec(
          `nsenter --net=/run/netns/box curl -s -m 5 -H 'X-aws-ec2-metadata-token: ${token}' ${METADATA}/meta-data/instance-id`,
        );
        const insideWider = await wider.body.exec(`nsenter --net=/run/netns/box ${GET_TOKEN}`);

        expect(token).toMatch(/^[\w-]{20,}$/);
        expect(inside).toMatchObject({ exitCode: CURL_TIMED_OUT, stdout: '' });
        expect(withToken.stdout).toBe(metadata.view.instanceId);
        expect(insideWider.stdout).toMatch(/^[\w-]{20,}$/);
        far.close();
      },
    );

    it.skipIf(!hasLimit)(
      'has no more memory than its instance type, and survives the lack of it',
      async () => {
        const { body } = await bootMachine(driver, { spec: { memoryMib: 256 } });

        const greedy = await body.exec(`python3 -c "b = bytearray(600 * 1024 * 1024); print('had it')"`);

        expect(greedy.stdout).toBe('');
        expect(greedy.exitCode).toBe(137);
        expect((await body.exec('echo alive')).stdout).toBe('alive\n');
      },
    );

    it('installs software without touching the host', async () => {
      const { body } = await bootMachine(driver);

      await body.exec(
        'echo "#!/bin/sh" > /usr/bin/local-ec2-test-tool; chmod 755 /usr/bin/local-ec2-test-tool; rm /etc/hostname',
      );

      expect((await body.exec('command -v local-ec2-test-tool')).exitCode).toBe(0);
      expect(existsSync('/usr/bin/local-ec2-test-tool')).toBe(false);
      expect(existsSync('/etc/hostname')).toBe(true);
    });

    it('hides the SSH keys and cloud credentials of the host', async () => {
      const { body } = await bootMachine(driver);

      const { stdout } = await body.exec('ls -A /root/.aws /home/*/.ssh/id_* /root/.ssh 2>/dev/null');

      expect(stdout.trim()).toBe('/root/.ssh:\nauthorized_keys');
    });

    it('leaves the clock and the kernel settings of the host alone, and has those of its own network', async () => {
      const { body } = await bootMachine(driver);
      const same = (file: string): string => `(value=$(cat ${file}) && echo "$value" > ${file})`;

      const shared = await body.exec(`${same('/proc/sys/vm/swappiness')} || date -s "$(date)"`);
      const own = await body.exec(same('/proc/sys/net/ipv4/ip_forward'));

      expect(shared.stderr).toMatch(/swappiness: Read-only file system|Permission denied/);
      expect(shared.stderr).toContain('cannot set date: Operation not permitted');
      expect(own).toMatchObject({ exitCode: 0 });
    });

    it('has an identity of its own, and a new one of each boot', async () => {
      const { body } = await bootMachine(driver);
      const identity = 'cat /etc/machine-id /proc/sys/kernel/random/boot_id';

      const [machineId, bootId] = (await body.exec(identity)).stdout.split('\n');
      await body.reboot();
      const [machineIdThen, bootIdThen] = (await body.exec(identity)).stdout.split('\n');

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
      const log = async (): Promise<string> => (await machine.body.exec('cat /root/log')).stdout;

      const first = await log();
      await machine.body.powerOff();
      await machine.body.powerOn();
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
      const { body, ...machine } = await bootMachine(driver, { spec: { userData: Buffer.from(script) } });

      await eventually('both are on the console', () =>
        ['user-data: by-logger\n', 'direct\n'].every((line) => machine.console().includes(line)),
      );
      expect((await body.exec('cat /var/log/user-data.log')).stdout).toBe('by-logger\n');
      expect((await body.exec('grep -c "user-data: by-logger" /var/log/syslog')).stdout).toBe('1\n');
    });

    it('knows its name with and without its domain', async () => {
      const { body } = await bootMachine(driver, { spec: { hostname: 'ip-10-9-8-7.ec2.internal' } });

      const { stdout } = await body.exec(
        'hostname; hostname -f; cat /etc/hostname; getent hosts ip-10-9-8-7',
      );

      expect(stdout).toMatch(
        /^ip-10-9-8-7\nip-10-9-8-7\.ec2\.internal\nip-10-9-8-7\n127\.0\.1\.1 +ip-10-9-8-7\.ec2\.internal ip-10-9-8-7\n$/,
      );
    });

    it.skipIf(!hasNetwork)(
      'keeps its address over a reboot, and gets another public one after a stop',
      async () => {
        const { body } = await bootMachine(driver);
        const addresses = [body.ssh.host];

        await body.reboot();
        addresses.push(body.ssh.host);
        await body.powerOff();
        await body.powerOn();
        addresses.push(body.ssh.host);

        expect(addresses[1]).toBe(addresses[0]);
        expect(addresses[2]).not.toBe(addresses[0]);
      },
    );

    it.skipIf(!hasNetwork)('has the hardware address that belongs to its private one', async () => {
      const { body } = await bootMachine(driver, { spec: { privateIp: '172.31.16.5' } });

      const { stdout } = await body.exec('cat /sys/class/net/eth0/address');

      expect(stdout.trim()).toBe(hardwareAddress('172.31.16.5'));
    });

    it('makes users as cloud-init does: files of a new home, groups that did not exist', async () => {
      const users = "users: [default, { name: ci, groups: 'builders, sudo', shell: /bin/sh }]\n";
      const machine = await bootMachine(driver, { cloudConfig: users });
      await machine.booted();

      const { stdout } = await machine.body.exec(
        'id -nG ci; getent passwd ci | cut -d: -f7; diff -r --exclude=.ssh /etc/skel /home/ci; find /home/ci ! -user ci',
      );

      expect(stdout).toBe('ci sudo builders\n/bin/sh\n');
    });

    it('gives sudo to whom user data gives it, and to nobody else', async () => {
      const machine = await bootMachine(driver, { cloudConfig: 'users: [default, { name: guest }]\n' });
      await machine.booted();

      const guest = await machine.body.exec('setpriv --reuid guest --regid guest --clear-groups sudo -n id');

      expect(guest.exitCode).not.toBe(0);
    });

    it('ends when its power state says so after the boot', async () => {
      const machine = await bootMachine(driver, { cloudConfig: 'power_state: { mode: poweroff }\n' });

      expect(await machine.ended).toBe('poweroff');
    });

    it('notices a crash of its agent, which is the end of the machine', async () => {
      const machine = await bootMachine(driver);

      machine.body.exec('kill -9 $(pgrep -x -P 1 node || pgrep -P 1)').catch(() => undefined);

      expect(await machine.ended).toBe('crash');
    });
  },
);
