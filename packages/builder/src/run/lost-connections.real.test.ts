import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { keepConnected, type Transport, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { REMOTE_LOCK, REMOTE_ROOT, REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import type { Phase } from '../report/events.ts';
import { pin, project } from '../testing/example.ts';
import { interposed, lossOf, type PhaseWatch, watchPhases } from '../testing/faulty-machines.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { runBuild } from './run-build.ts';

/** Whether the machine comes back after its connection was cut. */
type Loss = 'comes back' | 'is gone';

/** The machine, whose connection is cut after each call of a phase was done and before its answer is here. */
function losing(machine: Machine, watch: PhaseWatch, { phase, loss }: { phase: Phase; loss: Loss }): Machine {
  const { name } = machine;
  const cut = new Set<string>();
  const { transport } = interposed(machine, async (call, run) => {
    // It lasts as long as the build, so there is no moment after it.
    if (call.name.includes(REMOTE_LOCK)) return run();
    const isGone = loss === 'is gone' && cut.size > 0;
    if (isGone || watch.phase() !== phase || cut.has(call.name)) return isGone ? gone(name) : run();
    cut.add(call.name);
    await run();
    throw lossOf(name);
  });
  const connect = async (): Promise<Transport> => (loss === 'is gone' ? gone(name) : transport);
  return { ...machine, transport: keepConnected(transport, { connect, pauseMs: 1, attempts: 2 }) };
}

function gone(label: string): never {
  throw new TransportError('UNREACHABLE', `${label}: nobody answers`, { label, retryable: true });
}

/** The machine, which has apt and every package it is asked for. */
function withPackages({ transport, ...machine }: Machine, watch: PhaseWatch): Machine {
  const exec: Transport['exec'] = async (script, options) => {
    const isOfPackages = watch.phase() !== 'probe' && script.includes('apt-get');
    if (isOfPackages) return { exitCode: 0, signal: null, stdout: '', stderr: '' };
    const result = await transport.exec(script, options);
    if (watch.phase() !== 'probe') return result;
    const facts = result.stdout.split('\n').map((line, index) => (index === 3 ? 'apt-get' : line));
    return { ...result, stdout: facts.join('\n') };
  };
  return { ...machine, transport: { ...transport, exec } };
}

interface Outcome {
  /** Undefined of a build that passed. */
  readonly code: string | undefined;
  readonly exitClass: string | undefined;
  readonly record: Record<string, unknown>;
  readonly output: string;
  /** Where the two machines have what. */
  readonly folder: string;
  readonly phases: readonly Phase[];
}

async function buildLosing(phase: Phase, loss: Loss): Promise<Outcome> {
  const folder = await tempFolder();
  const output = join(folder, 'output');
  const watch = watchPhases();
  const machines = (await localMachines(2, folder)).map((one) => withPackages(one, watch));
  const hosts = machines.map((one) => (one.name === 'host-1' ? losing(one, watch, { phase, loss }) : one));
  const isOfPython = ['deliver', 'install', 'verify'].includes(phase);
  const changes = { steps: [{ name: 'tests', run: 'echo run >>runs' }], artifacts: ['runs'] };
  const what =
    phase === 'sdists'
      ? await sdistProject({ folder: await tempFolder(), changes })
      : await project(pin('greeter==1.4'), {
          ...(isOfPython ? {} : { environments: {} }),
          ...changes,
          system: phase === 'system' ? { packages: ['jq=1.7'] } : undefined,
        });
  const options = {
    ...recorder(),
    clock: createVirtualClock(),
    report: watch.report,
    outputDirectory: output,
  };
  const error = await runBuild(what, hosts, options).then(
    () => undefined,
    (reason: unknown) => reason as { readonly code: string; readonly exitClass: string },
  );
  const record = JSON.parse(await readFile(join(output, 'build-record.json'), 'utf8'));
  const phases = watch.events.flatMap((event) => (event.type === 'phase-started' ? [event.phase] : []));
  return { code: error?.code, exitClass: error?.exitClass, record, output, folder, phases };
}

const title = 'a build whose connection to one of two machines is cut (needs python3)';

describe.skipIf(!hasPython)(title, { timeout: 60_000 }, () => {
  it.each<Phase>(['probe', 'deliver', 'verify', 'collect'])(
    'in %s goes on where the machine comes back',
    async (phase) => {
      const { code, record, output, folder } = await buildLosing(phase, 'comes back');

      expect(code).toBeUndefined();
      expect(record).toMatchObject({ state: 'passed' });
      for (const host of ['host-1', 'host-2']) {
        expect(await readFile(join(output, host, 'runs'), 'utf8')).toBe('run\n');
        expect(await readFile(join(folder, host, REMOTE_WORKSPACE, 'runs'), 'utf8')).toBe('run\n');
      }
    },
  );

  it.each<[Phase, Loss]>([
    ['probe', 'is gone'],
    ['deliver', 'is gone'],
    ['system', 'is gone'],
    ['sdists', 'is gone'],
    ['install', 'is gone'],
    ['verify', 'is gone'],
    ['system', 'comes back'],
    ['sdists', 'comes back'],
    ['install', 'comes back'],
  ])('in %s ends the build where the machine %s', async (phase, loss) => {
    const { record, output, folder, phases, ...ended } = await buildLosing(phase, loss);

    expect(ended).toEqual({ code: 'MACHINE_FAILED', exitClass: 'machine' });
    expect(record).toMatchObject({
      state: 'failed',
      phase,
      failure: {
        code: 'MACHINE_FAILED',
        message: expect.stringContaining('[host-1]'),
        problems: [
          {
            code: 'MACHINE_FAILED',
            machine: 'host-1',
            message: expect.stringContaining('connection was lost'),
          },
        ],
      },
      machines: [
        { name: 'host-1', steps: [] },
        { name: 'host-2', steps: [] },
      ],
    });
    expect(phases.at(-1)).toBe(phase);
    const isInstalled = existsSync(join(folder, 'host-2', REMOTE_ROOT, 'environments/app'));
    expect(isInstalled).toBe(phase === 'install' || phase === 'verify');
  });

  it.each<Loss>(['comes back', 'is gone'])(
    'in a step runs it no second time where it %s, and brings the other artifacts home',
    async (loss) => {
      const { record, output, folder, phases, ...ended } = await buildLosing('steps', loss);

      expect(ended).toEqual({ code: 'MACHINE_FAILED', exitClass: 'machine' });
      expect(record).toMatchObject({
        state: 'failed',
        phase: 'steps',
        failure: { code: 'MACHINE_FAILED', problems: [{ code: 'MACHINE_FAILED', machine: 'host-1' }] },
        machines: [
          { name: 'host-1', steps: [{ name: 'tests', outcome: 'lost', exitCode: null }] },
          { name: 'host-2', steps: [{ name: 'tests', outcome: 'passed' }], artifacts: [{ path: 'runs' }] },
        ],
      });
      expect(await readFile(join(folder, 'host-1', REMOTE_WORKSPACE, 'runs'), 'utf8')).toBe('run\n');
      expect(await readFile(join(output, 'host-2/runs'), 'utf8')).toBe('run\n');
      expect(existsSync(join(output, 'host-1/runs'))).toBe(loss === 'comes back');
    },
  );

  it('in the collection brings home what the other machine has', async () => {
    const { record, output, folder, phases, ...ended } = await buildLosing('collect', 'is gone');

    expect(ended).toEqual({ code: 'MACHINE_FAILED', exitClass: 'machine' });
    expect(record).toMatchObject({
      state: 'failed',
      phase: 'collect',
      failure: { problems: [{ code: 'MACHINE_FAILED', machine: 'host-1' }] },
      machines: [
        { name: 'host-1', steps: [{ outcome: 'passed' }] },
        { name: 'host-2', artifacts: [{ path: 'runs', bytes: 4 }] },
      ],
    });
    expect(await readFile(join(output, 'host-2/runs'), 'utf8')).toBe('run\n');
  });
});
