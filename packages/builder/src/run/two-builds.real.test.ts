import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@ami-select/core';
import { keepConnected, type Transport, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { REMOTE_LOCK, REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { holdMachines } from '../phases/hold-machines.ts';
import { buildLocally, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { isOfOwnPip } from '../testing/own-pip.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const STARTED = '2026-01-01T00:00:00.000Z';

/** A build without environments that waits in its step until a file is there. */
function waiting(until: string): ReturnType<typeof project> {
  const run = `echo first >mine; while ! [ -e '${until}' ]; do sleep 0.05; done`;
  return project('', { environments: {}, steps: [{ name: 'tests', run }], artifacts: ['mine'] });
}

function hold(machines: Awaited<ReturnType<typeof localMachines>>): ReturnType<typeof holdMachines> {
  return holdMachines(machines, { ...recorder(), clock: systemClock, startedAt: STARTED });
}

describe('two builds on one machine', { timeout: 60_000 }, () => {
  it('end with the refusal of the second, which changed nothing', async () => {
    const folder = await tempFolder();
    const until = join(await tempFolder(), 'go');
    const what = await waiting(until);
    const machines = await localMachines(2, folder);
    const first = buildLocally(what, { machines });
    const mine = join(folder, 'host-1', REMOTE_WORKSPACE, 'mine');
    await expect.poll(() => existsSync(mine), { timeout: 20_000 }).toBe(true);

    const second = await failureOf(buildLocally(what, { machines: await localMachines(1, folder) }));

    expect(second).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
    expect(second.message).toMatch(
      /another build, the one that started at [\dT:.-]+Z, holds the machine, on which nothing was changed; expected its end, or `kill \d+` there/,
    );
    expect(await readFile(mine, 'utf8')).toBe('first\n');
    await writeFile(until, '');
    expect((await first).machines).toMatchObject([
      { artifacts: [{ path: 'mine' }] },
      { artifacts: [{ path: 'mine' }] },
    ]);
  });

  it('leave at home what an earlier run of the second brought, which can go on from that run', async () => {
    const folder = await tempFolder();
    const outputDirectory = await tempFolder();
    const until = join(await tempFolder(), 'go');
    const run = 'echo 1 >a';
    const fine = await project('', { environments: {}, steps: [{ name: 'tests', run }], artifacts: ['a'] });
    const build = async (from?: 'steps'): Promise<unknown> =>
      buildLocally(fine, { machines: await localMachines(1, folder), outputDirectory, from });
    await build();
    const first = buildLocally(await waiting(until), { machines: await localMachines(1, folder) });
    await expect
      .poll(() => existsSync(join(folder, 'host-1', REMOTE_WORKSPACE, 'mine')), { timeout: 20_000 })
      .toBe(true);

    for (const from of [undefined, 'steps'] as const)
      expect(await failureOf(build(from))).toMatchObject({ code: 'MACHINE_FAILED' });

    expect(await readFile(join(outputDirectory, 'host-1/a'), 'utf8')).toBe('1\n');
    expect(JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'))).toMatchObject({
      state: 'failed',
      phase: 'probe',
      earlier: { path: 'build-record.earlier.json' },
    });
    await writeFile(until, '');
    await first;
    await expect(build()).resolves.toMatchObject({ state: 'passed', machines: [{ artifacts: [{}] }] });
  });

  it('work one after the other, also after a failure', async () => {
    const folder = await tempFolder();
    const failing = await project('', { environments: {}, steps: [{ name: 'tests', run: 'exit 1' }] });
    const fine = await project('', { environments: {}, steps: [{ name: 'tests', run: 'true' }] });
    const build = async (what: typeof fine): Promise<unknown> =>
      buildLocally(what, { machines: await localMachines(1, folder) });

    await failureOf(build(failing));

    await expect(build(fine)).resolves.toMatchObject({ state: 'passed' });
    await expect(build(fine)).resolves.toMatchObject({ state: 'passed' });
  });

  it.each([
    ['a step before others', ['rm ~/.ami-select/build.lock', 'touch ran']],
    ['the last step', ['touch ran && rm ~/.ami-select/build.lock']],
  ])('is not what passes where %s deletes the lock', async (_what, runs) => {
    const folder = await tempFolder();
    const steps = runs.map((run, index) => ({ name: `step ${index}`, run }));
    const what = await project('', { environments: {}, steps });

    const failure = await failureOf(buildLocally(what, { machines: await localMachines(1, folder) }));

    expect(failure).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
    expect(failure.message).toContain('~/.ami-select/build.lock there is not that of this build any more');
    expect(existsSync(join(folder, 'host-1', REMOTE_WORKSPACE, 'ran'))).toBe(runs.length === 1);
  });
});

describe('holdMachines', { timeout: 60_000 }, () => {
  it('lets go when the connection ends', async () => {
    const folder = await tempFolder();
    const [machine] = await localMachines(1, folder);
    const { transport, cut } = losing(machine!.transport);
    const first = hold([{ ...machine!, transport }]);
    await first.take();
    cut();
    await machine!.transport.close();

    const second = hold(await localMachines(1, folder));

    await expect(second.take()).resolves.toBeUndefined();
    await second.release();
    await first.release();
  });

  it('takes a machine again whose connection is opened again, from its own holder', async () => {
    const folder = await tempFolder();
    const [machine] = await localMachines(1, folder);
    const { transport, cut } = losing(machine!.transport);
    const first = hold([
      {
        ...machine!,
        transport: keepConnected(transport, { connect: async () => machine!.transport, pauseMs: 1 }),
      },
    ]);
    await first.take();
    const lock = join(folder, 'host-1', REMOTE_LOCK);
    const before = await readFile(lock, 'utf8');

    cut();

    await expect.poll(() => readFile(lock, 'utf8'), { timeout: 10_000 }).not.toBe(before);
    const second = hold(await localMachines(1, folder));
    await expect(second.take()).rejects.toThrow(`the one that started at ${STARTED}`);
    expect(first.assertHeld).not.toThrow();
    await first.release();
  });

  it('says that a build lost its machine to another one', async () => {
    const folder = await tempFolder();
    const [machine] = await localMachines(1, folder);
    const { transport, cut } = losing(machine!.transport);
    const back = Promise.withResolvers<Transport>();
    const first = hold([
      { ...machine!, transport: keepConnected(transport, { connect: () => back.promise, pauseMs: 1 }) },
    ]);
    await first.take();
    cut();
    await machine!.transport.close();
    const second = hold(await localMachines(1, folder));
    await second.take();

    back.resolve(machine!.transport);

    await expect
      .poll(() => thrownBy(first.assertHeld), { timeout: 10_000 })
      .toMatch(
        /it was lost: another build, the one that started at .*, took the machine, and this build ran/,
      );
    await Promise.all([first.release(), second.release()]);
  });

  it.skipIf(!hasPython)('holds a machine that has python3 and no flock (needs python3)', async () => {
    const machines = await machinesWith(['python3']);
    const first = hold(machines);
    await first.take();

    const second = hold(machines);

    await expect(second.take()).rejects.toThrow('another build');
    await Promise.all([first.release(), second.release()]);
  });

  it('warns of a machine that has neither, and goes on', async () => {
    const { warnings, logger } = recorder();
    const held = holdMachines(await machinesWith([]), { clock: systemClock, logger, startedAt: STARTED });

    await held.take();

    expect(warnings.filter((one) => !isOfOwnPip(one))).toEqual([
      expect.stringMatching(/^host-1: no flock and no python3 there/),
    ]);
    await held.release();
  });

  it('stops waiting when the build is stopped', async () => {
    const never: Transport = { ...(await localMachines(1))[0]!.transport, exec: neverUnless };
    const stop = new AbortController();
    const held = holdMachines([{ name: 'host-1', transport: never }], {
      ...recorder(),
      clock: systemClock,
      startedAt: STARTED,
      signal: stop.signal,
    });

    const taking = held.take();
    stop.abort();

    await expect(taking).rejects.toMatchObject({ code: 'ABORTED' });
    await held.release();
  });
});

const neverUnless: Transport['exec'] = (_script, { signal } = {}) =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(new TransportError('ABORTED', 'stopped', { label: 'host-1' }));
    signal?.addEventListener('abort', stop);
  });

/** A transport of which the connection is cut on request: what runs there goes on, as nobody told it. */
function losing(transport: Transport): { readonly transport: Transport; readonly cut: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  let isCut = false;
  const lost = (retryable: boolean): TransportError =>
    new TransportError('DISCONNECTED', 'host-1: the connection was lost', { label: 'host-1', retryable });
  const exec: Transport['exec'] = async (...call) => {
    if (isCut) throw lost(true);
    return Promise.race([transport.exec(...call), promise]);
  };
  const cut = (): void => {
    isCut = true;
    reject(lost(false));
  };
  return { transport: { ...transport, exec, close: async () => undefined }, cut };
}

function thrownBy(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}

/** A machine that has what every one has, these programs and no others. */
async function machinesWith(names: readonly string[]): Promise<readonly Machine[]> {
  const programs = await tempFolder();
  for (const name of ['mkdir', 'cat', 'sleep', ...names]) {
    const found = name === 'python3' ? realPython() : commandOf(name);
    await writeFile(join(programs, name), `#!/bin/sh\nexec '${found}' "$@"\n`, { mode: 0o755 });
  }
  return (await localMachines(1)).map(({ name, transport }) => {
    const exec: Transport['exec'] = (script, options) =>
      transport.exec(`PATH='${programs}'\n${script}`, options);
    return { name, transport: { ...transport, exec } };
  });
}

function commandOf(name: string): string {
  return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
}

/** Not one of a version manager, which needs other programs. */
function realPython(): string {
  return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
}
