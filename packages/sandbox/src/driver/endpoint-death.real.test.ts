import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import {
  commandLines,
  descendants,
  type HostProcess,
  isRunning,
  listProcesses,
} from '../testing/host-processes.ts';
import { bootMachine } from '../testing/test-machine.ts';
import { tryDriver } from '../testing/try-driver.ts';

const program = fileURLToPath(new URL('../testing/endpoint-child.ts', import.meta.url));
const children: ChildProcess[] = [];
const DRIVERS = ['namespace', 'bubblewrap', 'process', 'rootfs'] as const;
const rootfs = process.env.LOCAL_EC2_ROOTFS;
const rootfsOption = rootfs === undefined ? {} : { rootfs };

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** The drivers of this process are the other endpoint, which must not notice anything. */
const others = new Map(
  await Promise.all(DRIVERS.map(async (name) => [name, await tryDriver(name, rootfsOption)] as const)),
);

afterAll(async () => {
  for (const { driver, skip } of others.values()) if (skip === undefined) await (await driver()).close();
});

const nameOf = ({ pid, args }: HostProcess): string => `${pid} ${args}`;
const isOutbound = ({ args }: HostProcess): boolean => args.includes('slirp4netns');

interface Endpoint {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly directory: string;
  /** The argument of its daemons. */
  readonly token: string;
}

async function startEndpoint(driver: string): Promise<Endpoint> {
  const directory = mkdtempSync(join(tmpdir(), 'endpoint-death-'));
  const token = String(randomInt(800_000_000, 900_000_000));
  const child = spawn(
    process.execPath,
    [
      '--conditions=@ami-select/source',
      program,
      driver,
      directory,
      token,
      ...(rootfs === undefined ? [] : [rootfs]),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the endpoint ended with ${code}`)));
  });
  return { child, pid: child.pid ?? 0, directory, token };
}

/** Everything of one endpoint that the host still shows; `helpers` are processes that it had started. */
function leftovers(options: Endpoint, helpers: readonly HostProcess[] = []): string[] {
  const alive = new Set(listProcesses().map(nameOf));
  const links = existsSync('/sys/class/net') ? readdirSync('/sys/class/net') : [];
  const mounts = existsSync('/proc/self/mounts')
    ? execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' })
    : '';
  return [
    ...(isRunning(options.token) ? ['daemon'] : []),
    ...helpers.map(nameOf).filter((name) => alive.has(name)),
    ...commandLines().filter((line) => line.includes(options.directory) && !line.includes('endpoint-child')),
    ...links.filter((link) => link.startsWith(`lec2-${options.pid.toString(36)}-`)),
    ...globSync(`/sys/fs/cgroup/{memory/,memory/**/,}local-ec2-${options.pid}-*`),
    ...globSync(`/dev/shm/local-ec2-layer-${options.pid}-*`),
    ...(mounts.includes(options.directory) ? ['mount'] : []),
    ...readdirSync(options.directory),
  ];
}

describe('when the endpoint is killed with SIGKILL', () => {
  for (const name of DRIVERS) {
    const other = others.get(name);
    const hasOutbound = other?.reason.includes('with outbound network') === true;
    const note = other?.skip === undefined ? '' : ` (skipped: ${other.skip})`;

    it.skipIf(other?.skip !== undefined)(
      `${name} sandboxes leave nothing and those of another endpoint live on${note}`,
      async () => {
        const driver = await other?.driver();
        const [endpoint, survivor] = await Promise.all([startEndpoint(name), driver && bootMachine(driver)]);
        await survivor?.sandbox.exec('(setsid sleep 60 >/dev/null 2>&1 & echo $! > $HOME/daemon)');
        const helpers = descendants(endpoint.pid);
        expect(leftovers(endpoint)).toContain('daemon');
        expect(helpers.some(isOutbound)).toBe(hasOutbound);

        endpoint.child.kill('SIGKILL');

        const isOver = (): boolean => leftovers(endpoint, helpers).length === 0;
        await eventually('nothing is left', isOver).catch(() => undefined);
        expect(leftovers(endpoint, helpers)).toEqual([]);
        expect((await survivor?.sandbox.exec('kill -0 $(cat $HOME/daemon)'))?.exitCode).toBe(0);
        rmSync(endpoint.directory, { recursive: true });
      },
    );
  }
});
