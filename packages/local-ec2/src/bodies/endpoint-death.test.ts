import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createBodyDriver } from './create-body-driver.ts';
import { eventually } from './testing/eventually.ts';
import { commandLines, isRunning } from './testing/host-processes.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const program = fileURLToPath(new URL('testing/endpoint-child.ts', import.meta.url));
const children: ChildProcess[] = [];
const DRIVERS = ['namespace', 'bubblewrap', 'process', 'rootfs'] as const;
const rootfs = process.env.LOCAL_EC2_ROOTFS;
const rootfsOption = rootfs === undefined ? {} : { rootfs };

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Why a driver cannot be tested here, if it cannot. */
async function obstacle(name: (typeof DRIVERS)[number]): Promise<string | undefined> {
  try {
    const { driver } = await createBodyDriver(name, { logger: silent, ...rootfsOption });
    await driver.close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

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
    [program, driver, directory, token, ...(rootfs === undefined ? [] : [rootfs])],
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

/** Everything of one endpoint that the host still shows. */
function leftovers(options: Endpoint): string[] {
  const links = existsSync('/sys/class/net') ? readdirSync('/sys/class/net') : [];
  const mounts = existsSync('/proc/self/mounts')
    ? execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' })
    : '';
  return [
    ...(isRunning(options.token) ? ['daemon'] : []),
    ...commandLines().filter((line) => line.includes(options.directory) && !line.includes('endpoint-child')),
    ...links.filter((link) => link.startsWith(`lec2-${options.pid.toString(36)}-`)),
    ...globSync(`/sys/fs/cgroup/{memory/,memory/**/,}local-ec2-${options.pid}-*`),
    ...(mounts.includes(options.directory) ? ['mount'] : []),
    ...readdirSync(options.directory),
  ];
}

const obstacles = {
  namespace: await obstacle('namespace'),
  bubblewrap: await obstacle('bubblewrap'),
  process: await obstacle('process'),
  rootfs: await obstacle('rootfs'),
};

describe('when the endpoint is killed with SIGKILL', () => {
  for (const name of DRIVERS) {
    const reason = obstacles[name];

    it.skipIf(reason !== undefined)(
      `${name} bodies leave nothing and those of another endpoint live on${reason === undefined ? '' : ` (skipped: ${reason})`}`,
      async () => {
        const [first, second] = await Promise.all([startEndpoint(name), startEndpoint(name)]);
        const before = leftovers(second);
        expect(leftovers(first)).toContain('daemon');

        first.child.kill('SIGKILL');

        await eventually('nothing is left', () => leftovers(first).length === 0).catch(() => undefined);
        expect(leftovers(first)).toEqual([]);
        expect(leftovers(second)).toEqual(before);
        second.child.kill('SIGKILL');
        await eventually('nothing is left of the other', () => leftovers(second).length === 0);
        for (const { directory } of [first, second]) rmSync(directory, { recursive: true });
      },
    );
  }
});
