import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A distribution whose own systemd is process 1 of its namespaces; its disk outlives a boot. */
export interface SystemdMachine {
  /** Boots, and resolves when the units of `sysinit.target` are there. */
  boot(): Promise<void>;
  /** Standard output of a script of root's. @throws Error when it fails */
  run(script: string): string;
  /** Resolves when the machine has powered off. */
  off(): Promise<void>;
  close(): Promise<void>;
}

const CGROUPS = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup'];
/** Whatever becomes of the test. */
const LONGEST_SECONDS = 120;

/** Why there can be no such machine here; undefined when there can. */
export function whyNoSystemd(rootfs: string | undefined): string | undefined {
  if (rootfs === undefined) return 'no LOCAL_EC2_SYSTEMD_ROOTFS';
  if (process.getuid?.() !== 0) return 'only root may start systemd in namespaces';
  if (cgroupRoot() === undefined) return 'no cgroup 2 here';
  const trial = spawnSync('unshare', ['--mount', '--pid', '--cgroup', '--fork', 'true']);
  return trial.status === 0 ? undefined : 'no namespaces here';
}

export function createSystemdMachine(rootfs: string): SystemdMachine {
  const folder = mkdtempSync(join(tmpdir(), 'systemd-machine-'));
  const cgroup = join(cgroupRoot() ?? '', `ami-select-${process.pid}`);
  mkdirSync(cgroup);
  const script = machineScript({ rootfs, folder, cgroup });
  const machine = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'] });
  const closed = new Promise<void>((resolve) => machine.once('close', () => resolve()));
  const pidOf = (): string => readFileSync(join(folder, 'pid'), 'utf8').trim();
  const inside = (words: readonly string[]) =>
    spawnSync('nsenter', ['-t', pidOf(), '-a', '-r', '-w', ...words], { encoding: 'utf8' });

  return {
    async boot() {
      machine.stdin.write('boot\n');
      await until(() => existsSync(join(folder, 'pid')) && pidOf() !== '');
      // `degraded` is up, with units that a namespace cannot have.
      await until(() =>
        /^(running|degraded)$/m.test(inside(['systemctl', 'is-system-running']).stdout ?? ''),
      );
    },
    run(text) {
      const { status, stdout, stderr } = inside(['sh', '-c', text]);
      if (status !== 0) throw new Error(`status ${status}: ${stderr}`);
      return stdout;
    },
    off: () => until(() => !existsSync(join(folder, 'pid'))),
    async close() {
      machine.stdin.end();
      if (existsSync(join(folder, 'pid'))) execFileSync('kill', ['-KILL', pidOf()]);
      await closed;
      await removeCgroup(cgroup);
      rmSync(folder, { recursive: true });
    },
  };
}

function cgroupRoot(): string | undefined {
  return CGROUPS.find(
    (path) => existsSync(join(path, 'cgroup.procs')) && existsSync(join(path, 'cgroup.controllers')),
  );
}

/** One boot for each line that it reads; the file `pid` is there while one runs. */
function machineScript({
  rootfs,
  folder,
  cgroup,
}: Readonly<Record<'rootfs' | 'folder' | 'cgroup', string>>): string {
  const root = `${folder}/root`;
  return `echo $$ > ${cgroup}/cgroup.procs
exec timeout -s KILL ${LONGEST_SECONDS} unshare --mount --uts --ipc --net --cgroup sh -c '
set -e
mount --make-rprivate /
mkdir ${folder}/disk ${root}
mount -t tmpfs tmpfs ${folder}/disk
mkdir ${folder}/disk/upper ${folder}/disk/work
mount -t overlay overlay -o lowerdir=${rootfs},upperdir=${folder}/disk/upper,workdir=${folder}/disk/work ${root}
while read -r line; do
  mount -t tmpfs tmpfs ${root}/run
  unshare --pid --mount --kill-child --fork sh -c "
    cd ${root}
    mount -t proc proc proc
    mount -t tmpfs tmpfs dev
    mknod -m 666 dev/null c 1 3
    mknod -m 666 dev/urandom c 1 9
    mount -t sysfs sysfs sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    exec chroot . /usr/bin/env -i container=test PATH=/usr/sbin:/usr/bin /lib/systemd/systemd --system --unit=sysinit.target
  " &
  boot=$!
  pid=
  while [ -z "$pid" ] && [ -d /proc/$boot ]; do read -r pid < /proc/$boot/task/$boot/children || true; done
  echo $pid > ${folder}/pid
  wait $boot || true
  rm ${folder}/pid
  umount -l ${root}/run
done'`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(50);
}

async function removeCgroup(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true }))
    if (entry.isDirectory()) await removeCgroup(join(path, entry.name));
  rmdirSync(path);
}
