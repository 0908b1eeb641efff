import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox, SandboxDriver } from '../contract/sandbox.ts';
import { findProgram } from '../host/find-program.ts';
import { bootMachine } from '../testing/test-machine.ts';
import { type TriedDriver, tryDriver } from '../testing/try-driver.ts';
import { CAPABILITIES } from './setpriv-options.ts';

/** A part of the host outside of `/tmp` and homes, where machines see the host's disk. */
const host = mkdtempSync(join(process.getuid?.() === 0 ? '/var/lib' : tmpdir(), 'walls-'));
const SECRET = 'secret of the host';

/** Each variable with the place that it names, and the file there that nobody in a machine may read. */
const PLACES = [
  ['HOME', 'home', 'home/.aws/credentials'],
  ['HOME, fleet keys', 'home', 'home/.local/state/ami-select/fleets/f-1.json'],
  ['HOME, a name that no list has', 'home', 'home/notes/passwords.txt'],
  ['XDG_STATE_HOME', 'state', 'state/ami-select/fleets/f-2.json'],
  ['XDG_CONFIG_HOME', 'config', 'config/gh/hosts.yml'],
  ['RUNNER_TEMP', 'temp', 'temp/ami-select/fleets/f-3.json'],
  ['GITHUB_WORKSPACE', 'workspace', 'workspace/.git/config'],
  ['AZURE_CONFIG_DIR', 'azure', 'azure/msal_token_cache.json'],
  ['GNUPGHOME', 'gnupg', 'gnupg/private-keys-v1.d/key'],
  ['AWS_SHARED_CREDENTIALS_FILE', 'aws-credentials', 'aws-credentials'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'token', 'token'],
  ['GOOGLE_APPLICATION_CREDENTIALS', 'google.json', 'google.json'],
  ['KUBECONFIG', 'kube-a', 'kube-a'],
  ['NPM_CONFIG_USERCONFIG', 'npmrc', 'npmrc'],
] as const;
const SOCKETS = { SSH_AUTH_SOCK: join(host, 'ssh-agent.sock'), DOCKER_HOST: join(host, 'docker.sock') };

const variables = {
  ...Object.fromEntries(PLACES.map(([name, place]) => [name.split(',')[0], join(host, place)])),
  SSH_AUTH_SOCK: SOCKETS.SSH_AUTH_SOCK,
  DOCKER_HOST: `unix://${SOCKETS.DOCKER_HOST}`,
};

for (const [, , file] of PLACES) {
  mkdirSync(join(host, file, '..'), { recursive: true });
  writeFileSync(join(host, file), SECRET);
}

/** Ways by which the host's disk might be seen inside. */
const DOORS = [
  '',
  '/proc/1/root',
  '/proc/1/cwd/../../../..',
  '/proc/self/root/..',
  '/run/host',
  '/mnt',
  '/old',
];

const reached: string[] = [];
const servers = await Promise.all(
  Object.values(SOCKETS).map(async (path) => {
    const server = createServer((socket) => {
      reached.push(path);
      socket.end(SECRET);
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return server;
  }),
);

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const tried = new Map<SandboxDriver['name'], TriedDriver>();
for (const name of ['namespace', 'bubblewrap', 'rootfs', 'process'] as const)
  tried.set(name, await tryDriver(name, { variables, ...(rootfs !== undefined && { rootfs }) }));

afterAll(async () => {
  for (const server of servers) server.close();
  for (const { driver, skip } of tried.values()) if (skip === undefined) await (await driver()).close();
  rmSync(host, { recursive: true });
});

function subjectOf(name: SandboxDriver['name']): {
  note: string;
  skip: boolean;
  boot: () => Promise<Sandbox>;
} {
  const { driver, skip } = tried.get(name) ?? {
    driver: () => Promise.reject(new Error(name)),
    skip: 'not tried',
  };
  const boot = async () => {
    const machine = await bootMachine(await driver());
    return machine.sandbox;
  };
  return { note: skip === undefined ? '' : ` (skipped: ${skip})`, skip: skip !== undefined, boot };
}

for (const name of ['namespace', 'bubblewrap', 'rootfs'] as const) {
  const { note, skip, boot } = subjectOf(name);

  describe.skipIf(skip)(`a ${name} machine and the private places of its host${note}`, () => {
    let sandbox: Sandbox;

    beforeAll(async () => {
      sandbox = await boot();
    });

    it.each(PLACES.map(([what, , file]) => [what, join(host, file)]))(
      '%s: not even by other ways',
      async (_, file) => {
        const paths = DOORS.map((door) => `'${door}${file}'`).join(' ');

        const { stdout } = await sandbox.exec(`for path in ${paths}; do cat "$path" 2>/dev/null; done; true`);

        expect(stdout).toBe('');
        expect(readFileSync(file, 'utf8')).toBe(SECRET);
      },
    );

    it('what comes into such a folder later stays hidden too', async () => {
      writeFileSync(join(host, 'state/later'), SECRET);

      const { stdout } = await sandbox.exec(
        `cat ${DOORS.map((door) => `${door}${host}/state/later`).join(' ')}`,
      );

      expect(stdout).toBe('');
    });

    it('homes have what the machine put there, nothing of the host', async () => {
      const own = ['ubuntu', '.ssh', '.bashrc', '.profile', '.cache'];
      const ofHost = ['/root', '/home'].flatMap((home) =>
        (existsSync(home) ? readdirSync(home) : [])
          .filter((entry) => !own.includes(entry))
          .map((entry) => `${home}/${entry}`),
      );

      const { stdout } = await sandbox.exec(
        'find /root /home /proc/1/root/root /proc/1/root/home 2>/dev/null',
      );

      for (const path of ofHost) expect(stdout.split('\n')).not.toContain(path);
      expect(stdout).toContain('/root');
    });

    it.each(Object.entries(SOCKETS))('%s leads nowhere', async (_, path) => {
      const connect = `import socket,sys
for path in sys.argv[1:]:
  try:
    s = socket.socket(socket.AF_UNIX); s.connect(path); print(s.recv(99))
  except OSError: pass`;

      const { stdout, exitCode } = await sandbox.exec(
        `python3 -c '${connect}' ${DOORS.map((door) => door + path).join(' ')} /run/docker.sock /var/run/docker.sock`,
      );

      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
      expect(reached).toEqual([]);
    });
  });
}

for (const name of ['namespace', 'bubblewrap', 'process'] as const) {
  const { note, skip } = subjectOf(name);

  it.skipIf(skip)(`a ${name} machine inherits no descriptor of its endpoint${note}`, () => {
    const program = fileURLToPath(new URL('../testing/boot-child.ts', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'walls-descriptors-'));
    const secret = openSync(join(host, 'token'), 'r');
    const command = `ls -l /proc/${name === 'process' ? 'self' : '*'}/fd 2>/dev/null | grep -c ${host}/token`;
    const stdio = Array.from({ length: 256 }, (_, n) =>
      [3, 9, 12, 255].includes(n) ? secret : ('ignore' as const),
    );

    const { stdout } = spawnSync(
      process.execPath,
      ['--conditions=@ami-select/source', program, name, folder, command],
      { stdio: ['ignore', 'pipe', 'inherit', ...stdio.slice(3)], encoding: 'utf8', timeout: 30_000 },
    );

    expect(JSON.parse(stdout)).toMatchObject({ driver: name, stdout: '0\n' });
    rmSync(folder, { recursive: true });
  });
}

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
  const { note, skip, boot } = subjectOf(name);

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
  const { note, skip, boot } = subjectOf(name);
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

describe.skipIf(subjectOf('namespace').skip)(
  `a namespace machine whose agent lies in a home${subjectOf('namespace').note}`,
  () => {
    const project = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');

    it('sees the code of the agent of that home, and nothing else', async () => {
      const { driver } = await tryDriver('namespace', { variables: { HOME: project } });
      const { sandbox } = await bootMachine(await driver());

      const inside = await sandbox.exec(`cd ${project} && ls -A . packages`);

      expect(inside.stdout).toBe('.:\nnode_modules\npackages\n\npackages:\nsandbox\n');
      await (await driver()).close();
    });

    it('hides them on the disk of an image made from it', async () => {
      const { driver } = tried.get('namespace') ?? {};
      const first = await bootMachine(await driver!());
      const folder = mkdtempSync(join(tmpdir(), 'walls-layer-'));
      await first.sandbox.exec('echo kept > /home/kept');

      const layer = await first.sandbox.snapshot(folder);
      const { sandbox } = await bootMachine(await driver!(), { spec: { layer } });
      const { stdout } = await sandbox.exec(`cat /home/kept; cat ${host}/home/.aws/credentials`);

      expect(stdout).toBe('kept\n');
      rmSync(folder, { recursive: true });
    });
  },
);
