import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildIndex } from '@ami-select/example-index/build';
import type { Transport } from '@ami-select/transport';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Build } from '../definition/build.ts';
import { REMOTE_ROOT, REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { type BuildOutcome, buildOutcome } from '../testing/build-outcome.ts';
import { pin, project } from '../testing/example.ts';
import { flipping, interposed, type PhaseWatch, watchPhases } from '../testing/faulty-machines.ts';
import { sendFile, sendPage, serveIndex } from '../testing/index-server.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const mayMount = process.getuid?.() === 0 && process.platform === 'linux';
const HOSTS = ['host-1', 'host-2'];

interface Ended extends BuildOutcome {
  readonly folder: string;
  readonly watch: PhaseWatch;
}

/** Builds on two machines, the first of which is made faulty. */
async function buildWith(
  build: Build,
  spoil: (machine: Machine, context: { watch: PhaseWatch; home: string }) => Machine,
  around: (machine: Machine, watch: PhaseWatch) => Machine = (machine) => machine,
): Promise<Ended> {
  const folder = await tempFolder();
  const watch = watchPhases();
  const [first, ...others] = await localMachines(2, folder);
  if (first === undefined) throw new Error('no machine');
  const home = join(folder, first.name);
  const machines = [spoil(first, { watch, home }), ...others].map((one) => around(one, watch));
  const ended = await buildOutcome(build, { machines, watch, outputDirectory: join(folder, 'output') });
  return { ...ended, folder, watch };
}

function isInstalled(folder: string, host: string): boolean {
  return existsSync(join(folder, host, REMOTE_ROOT, 'environments/app'));
}

/** The machine, whose `df` says that a gigabyte is free. */
function boasting({ transport, ...machine }: Machine, watch: PhaseWatch): Machine {
  const exec: Transport['exec'] = async (script, options) => {
    const result = await transport.exec(script, options);
    if (watch.phase() !== 'deliver') return result;
    return { ...result, stdout: result.stdout.replace(/\d+(\s+\d+%)/, '1048576$1') };
  };
  return { ...machine, transport: { ...transport, exec } };
}

/** Makes the home of a machine a disk of one mebibyte. */
function mountSmall(home: string): void {
  mkdirSync(home);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', home]);
  onTestFinished(() => void spawnSync('umount', ['-l', home]));
}

function fill(home: string): void {
  expect(() => writeFileSync(join(home, 'filler'), randomBytes(2_000_000))).toThrow('ENOSPC');
}

describe.skipIf(!hasPython)('a build with a fault (needs python3)', { timeout: 60_000 }, () => {
  it.each([
    ['a wheel', /^wheels\//],
    ['a requirement file', /^requirements\/app\.txt/],
    ['a source', /^workspace\/main\.py/],
  ])('finds a byte of %s that was flipped on its way, and installs nothing', async (_title, path) => {
    const what = await project(pin('greeter==1.4'), { upload: ['main.py'] });
    await writeFile(join(what.baseDirectory, 'main.py'), 'print(1)\n');

    const { status, message, record, folder, watch } = await buildWith(what, (one) => flipping(one, path));

    expect(status).toBe(11);
    expect(message).toContain('arrived with other bytes');
    expect(record).toMatchObject({
      phase: 'deliver',
      failure: {
        code: 'HASH',
        problems: [{ machine: 'host-1', message: expect.stringMatching(path) }],
      },
    });
    expect(watch.events).not.toContainEqual({ type: 'phase-started', phase: 'install' });
    expect(HOSTS.map((host) => isInstalled(folder, host))).toEqual([false, false]);
  });

  it('installs nowhere before the slowest machine has everything', async () => {
    const calls: string[] = [];
    let otherHas = (): void => undefined;
    const otherIsReady = new Promise<void>((resolve) => {
      otherHas = resolve;
    });
    const noting = (machine: Machine, watch: PhaseWatch): Machine =>
      interposed(machine, async ({ kind }, run) => {
        const phase = watch.phase();
        calls.push(`${phase} begins on ${machine.name}`);
        const result = await run();
        calls.push(`${phase} ends on ${machine.name}`);
        if (machine.name === 'host-2' && kind === 'putTree') otherHas();
        return result;
      });
    const slow = (machine: Machine): Machine =>
      interposed(machine, async ({ kind }, run) => {
        const result = await run();
        if (kind === 'putTree') await otherIsReady.then(() => delay(500));
        return result;
      });

    const { status } = await buildWith(await project(pin('greeter==1.4')), slow, noting);

    expect(status).toBe(0);
    const delivered = HOSTS.map((host) => calls.lastIndexOf(`deliver ends on ${host}`));
    const installs = HOSTS.map((host) => calls.indexOf(`install begins on ${host}`));
    expect(Math.min(...installs)).toBeGreaterThan(Math.max(...delivered));
  });

  it.each([
    ['before its first page', 0],
    ['after its first page', 1],
    ['after its second page', 2],
    ['in the middle of a wheel', Number.POSITIVE_INFINITY],
  ])('ends where the index goes down %s, and touches no machine any more', async (_title, most) => {
    let answered = 0;
    const server = await serveIndex((request, response) => {
      const [, key = ''] = /^\/simple\/(.+)\/$/.exec(request.path) ?? [];
      const wheels = buildIndex();
      answered += 1;
      if (answered > most) return server.close();
      if (key !== '') {
        const own = wheels.filter(({ filename }) => filename.startsWith(`${key}-`));
        return sendPage(
          response,
          own.map(({ filename }) => ({ filename, url: `/files/${filename}`, hashes: {} })),
        );
      }
      const wheel = wheels.find(({ filename }) => request.path.endsWith(filename));
      if (wheel === undefined) return sendFile(request, response, Buffer.from(''));
      response.setHeader('content-length', wheel.bytes.length);
      response.write(wheel.bytes.subarray(0, wheel.bytes.length >> 1), server.close);
    });
    const calls: unknown[] = [];
    const what = await project(pin('greeter==2.0') + pin('rowbook==0.3'));
    const { index: _, ...rest } = what;

    const { status, record, watch } = await buildWith(
      { ...rest, indexUrl: `${server.url}/simple` },
      (machine) => machine,
      (machine, { phase }) =>
        interposed(machine, (_call, run) => {
          calls.push(phase());
          return run();
        }),
    );

    expect(status).toBe(6);
    expect(record).toMatchObject({ state: 'failed', failure: { code: 'UNREACHABLE_INDEX' } });
    expect(calls).toEqual(['probe', 'probe', 'probe', 'probe']);
    expect(watch.events).not.toContainEqual({ type: 'phase-started', phase: 'deliver' });
  });

  it.skipIf(!mayMount)('refuses a disk that is too small before it sends anything (needs root)', async () => {
    const sent: string[] = [];

    const { status, record } = await buildWith(
      await project(pin('greeter==1.4')),
      (machine, { home }) => {
        mountSmall(home);
        return machine;
      },
      (machine) =>
        interposed(machine, ({ kind }, run) => {
          if (kind === 'putTree') sent.push(machine.name);
          return run();
        }),
    );

    expect(status).toBe(21);
    expect(record).toMatchObject({
      phase: 'deliver',
      failure: {
        problems: [{ machine: 'host-1', message: expect.stringContaining('the disk of the build') }],
      },
    });
    expect(sent).toEqual([]);
  });

  it.skipIf(!mayMount)('names the machine whose disk fills up while files arrive (needs root)', async () => {
    const what = await project(pin('greeter==1.4'), { upload: ['big'] });
    await writeFile(join(what.baseDirectory, 'big'), randomBytes(4_000_000));

    const { status, record, folder } = await buildWith(what, (machine, { watch, home }) => {
      mountSmall(home);
      return boasting(machine, watch);
    });

    expect(status).toBe(21);
    expect(record).toMatchObject({
      phase: 'deliver',
      failure: { problems: [{ machine: 'host-1', message: expect.stringContaining('its disk is full') }] },
    });
    expect(isInstalled(folder, 'host-2')).toBe(false);
  });

  it.skipIf(!mayMount)('installs after a disk that was full when it installed (needs root)', async () => {
    const what = await project(pin('greeter==1.4'));
    const { status, record, folder } = await buildWith(what, (machine, { watch, home }) => {
      mountSmall(home);
      return interposed(boasting(machine, watch), (_call, run) => {
        if (watch.phase() === 'install') fill(home);
        return run();
      });
    });

    expect(status).toBe(21);
    expect(record).toMatchObject({
      phase: 'install',
      failure: {
        code: 'MACHINE_FAILED',
        problems: [{ machine: 'host-1', message: expect.stringContaining('No space left on device') }],
      },
    });

    rmSync(join(folder, 'host-1/filler'));
    const watch = watchPhases();
    const machines = (await localMachines(2, folder)).map((one) => boasting(one, watch));
    const again = await buildOutcome(what, { machines, watch, outputDirectory: join(folder, 'output') });

    expect(again).toMatchObject({ status: 0, record: { state: 'passed' } });
  });

  it.skipIf(!mayMount)(
    'brings home what there is after a step that filled its disk (needs root)',
    async () => {
      const steps = [{ name: 'tests', run: 'echo kept >small; head -c 4000000 /dev/zero >big' }];
      const what = await project('', { environments: {}, steps, artifacts: ['small'] });

      const { status, record, folder } = await buildWith(what, (machine, { watch, home }) => {
        mountSmall(home);
        return boasting(machine, watch);
      });

      expect(record).toMatchObject({
        phase: 'steps',
        failure: {
          code: 'STEP_FAILED',
          problems: [{ machine: 'host-1', message: expect.stringContaining('No space left on device') }],
        },
        machines: [{ artifacts: [{ path: 'small' }] }, { artifacts: [{ path: 'small' }] }],
      });
      expect(status).not.toBe(0);
      expect(await readFile(join(folder, 'host-1', REMOTE_WORKSPACE, 'small'), 'utf8')).toBe('kept\n');
    },
  );
});
