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
import type { Sandbox } from '../contract/sandbox.ts';
import { trySubjects } from '../testing/subjects.ts';
import { bootMachine } from '../testing/test-machine.ts';
import { tryDriver } from '../testing/try-driver.ts';

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
const subjects = await trySubjects(['namespace', 'bubblewrap', 'rootfs', 'process'], {
  variables,
  ...(rootfs !== undefined && { rootfs }),
});

afterAll(async () => {
  for (const server of servers) server.close();
  await subjects.close();
  rmSync(host, { recursive: true });
});

for (const name of ['namespace', 'bubblewrap', 'rootfs'] as const) {
  const { note, skip, boot } = subjects.of(name);

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
  const { note, skip } = subjects.of(name);

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

describe.skipIf(subjects.of('namespace').skip)(
  `a namespace machine whose agent lies in a home${subjects.of('namespace').note}`,
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
      const { driver } = subjects.of('namespace');
      const first = await bootMachine(await driver());
      const folder = mkdtempSync(join(tmpdir(), 'walls-layer-'));
      await first.sandbox.exec('echo kept > /home/kept');

      const layer = await first.sandbox.snapshot(folder);
      const { sandbox } = await bootMachine(await driver(), { spec: { layer } });
      const { stdout } = await sandbox.exec(`cat /home/kept; cat ${host}/home/.aws/credentials`);

      expect(stdout).toBe('kept\n');
      rmSync(folder, { recursive: true });
    });
  },
);
