import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalTransport, TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { MachineFacts } from '../machine/facts.ts';
import { REMOTE_ROOT } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { clock, hasPython, localMachines, recorder } from '../testing/example.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { cleanScript } from './clean-script.ts';
import { installEnvironments } from './install.ts';
import { probeMachines } from './probe.ts';
import { runSteps } from './steps.ts';
import { installSystemPackages } from './system.ts';

const { report } = recorder();

describe('probeMachines', () => {
  it('waits for every machine and names each that failed, with the cause', async () => {
    const lost = new TransportError('DISCONNECTED', 'host-2: the connection was lost');
    const machines = [
      fakeMachine('host-1', () => ({ exitCode: 127, stderr: 'uname: not found' })),
      fakeMachine('host-2', () => lost),
      fakeMachine('host-3', () => ({ stdout: '6.8\nx86_64\nubuntu 24.04\napt\n\n' })),
    ];

    const probing = probeMachines(machines, ['python3'], { report });

    await expect(probing).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        { machine: 'host-1', message: expect.stringContaining('uname: not found') },
        { machine: 'host-2', message: 'host-2: the connection was lost' },
      ],
    });
  });

  it('knows a machine without Python', async () => {
    const facts = await probeMachines(
      [fakeMachine('host-1', () => ({ stdout: '6.8\naarch64\namzn 2023\ndnf\n\n' }))],
      ['python3'],
      {
        report,
      },
    );

    expect(facts.get('host-1')).toEqual({
      kernel: '6.8',
      architecture: 'aarch64',
      system: 'amzn 2023',
      packageManager: 'dnf',
      pythons: {},
    });
  });

  it('reports a stop as a stop', async () => {
    const stopped = new TransportError('ABORTED', 'stopped');

    const probing = probeMachines([fakeMachine('host-1', () => stopped)], ['python3'], { report });

    await expect(probing).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

const step = { name: 'tests', run: 'pytest', timeoutMinutes: 30 };

describe('runSteps', () => {
  it('goes on with the other machines when one fails, but not on that one', async () => {
    const bad = fakeMachine('bad', (script) => ({
      exitCode: script.includes('second') ? 3 : 0,
      stderr: 'it broke',
    }));
    const good = fakeMachine('good', () => ({}));
    const steps = ['first', 'second', 'third'].map((run) => ({ ...step, name: run, run }));

    const running = runSteps([bad, good], steps, { report, clock });

    await expect(running).rejects.toMatchObject({ code: 'STEP_FAILED', problems: [{ machine: 'bad' }] });
    await expect(running).rejects.toThrow(
      /step "second" ended with status 3; its last lines:\nit broke \[bad\]/,
    );
    expect([bad.scripts.length, good.scripts.length]).toEqual([2, 3]);
  });

  it('tells a time-out from a failure', async () => {
    const slow = fakeMachine('slow', () => new TransportError('TIMED_OUT', 'slow: took too long'));

    await expect(runSteps([slow], [step], { report, clock })).rejects.toMatchObject({ code: 'TIMED_OUT' });
  });

  it('tells when each step starts and ends', async () => {
    const { events, report: remember } = recorder();

    await runSteps([fakeMachine('host-1', () => ({ stdout: 'out\n', stderr: '##[error]no\n' }))], [step], {
      report: remember,
      clock,
    });

    expect(events).toMatchObject([
      { type: 'step-started', machine: 'host-1', step: 'tests' },
      { type: 'output', stream: 'stdout', line: 'out' },
      { type: 'output', stream: 'stderr', line: '## [error]no' },
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: 0 },
    ]);
  });
});

const system = { packages: [{ name: 'nginx', version: '1.24-2' }] };

function facts(packageManager: MachineFacts['packageManager']): ReadonlyMap<string, MachineFacts> {
  return new Map([['host-1', { kernel: '', architecture: '', system: '', packageManager, pythons: {} }]]);
}

/** A machine whose package manager only writes down what it was asked, and whose nginx has the given version. */
async function machineWithTools(version: string): Promise<{ machine: Machine; calls(): Promise<string> }> {
  const root = await tempFolder();
  const bin = join(root, 'bin');
  await mkdir(bin);
  const tools = {
    'apt-get': 'echo "$@" >>"$HOME/calls"',
    dnf: 'echo "$@" >>"$HOME/calls"',
    sudo: 'shift; exec "$@"',
  };
  const queries = {
    'dpkg-query': `printf %s '${version}'`,
    rpm: `printf %s '${version}'`,
    'cloud-init': 'exit 2',
  };
  for (const [name, body] of Object.entries({ ...tools, ...queries })) {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const local = createLocalTransport({ label: 'host-1', root });
  const transport = { ...local, exec: (script: string) => local.exec(`PATH="$HOME/bin:$PATH"\n${script}`) };
  return { machine: { name: 'host-1', transport }, calls: () => readFile(join(root, 'calls'), 'utf8') };
}

describe('installSystemPackages', () => {
  it('installs pins with apt, from the archive of a date', async () => {
    const { machine, calls } = await machineWithTools('1.24-2');

    await installSystemPackages(
      [machine],
      { ...system, snapshot: '20260801T000000Z' },
      { report, facts: facts('apt') },
    );

    expect(await calls()).toBe(
      '-q -o DPkg::Lock::Timeout=120 --snapshot 20260801T000000Z update\n' +
        '-q -o DPkg::Lock::Timeout=120 --snapshot 20260801T000000Z install -y --no-install-recommends --allow-downgrades nginx=1.24-2\n',
    );
  });

  it('installs pins with dnf, from one release', async () => {
    const { machine, calls } = await machineWithTools('1.24-2');

    await installSystemPackages(
      [machine],
      { ...system, snapshot: '2023.6.20250107' },
      { report, facts: facts('dnf') },
    );

    expect(await calls()).toBe('-y -q --releasever=2023.6.20250107 install nginx-1.24-2\n');
  });

  it('fails when another version is there afterwards', async () => {
    const { machine } = await machineWithTools('1.25-1');

    const installing = installSystemPackages([machine], system, { report, facts: facts('apt') });

    await expect(installing).rejects.toMatchObject({ code: 'SYSTEM_PACKAGE' });
    await expect(installing).rejects.toThrow(/nginx: wanted 1\.24-2, found 1\.25-1/);
  });

  it('fails where there is no package manager', async () => {
    const { machine } = await machineWithTools('1.24-2');

    const installing = installSystemPackages([machine], system, { report, facts: facts('none') });

    await expect(installing).rejects.toThrow(/neither apt-get nor dnf/);
  });

  it('does nothing when nothing is asked', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));

    await installSystemPackages([machine], { packages: [] }, { report, facts: facts('apt') });

    expect(machine.scripts).toEqual([]);
  });
});

describe('installEnvironments', () => {
  it.skipIf(!hasPython)('fails with what pip says when a wheel is not there (needs python3)', async () => {
    const [machine] = await localMachines(1);
    if (machine === undefined) throw new Error('no machine');
    await machine.transport.exec(cleanScript());
    const bytes = Buffer.from(`gone==1.0 --hash=sha256:${'a'.repeat(64)}\n`);
    await machine.transport.putTree([{ path: 'requirements/app.txt', content: { bytes } }], REMOTE_ROOT);

    const installing = installEnvironments([machine], [{ name: 'app', requirements: ['r.txt'] }], { report });

    await expect(installing).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ machine: 'host-1' }],
    });
    await expect(installing).rejects.toThrow(/No matching distribution found for gone==1\.0/);
  });
});
