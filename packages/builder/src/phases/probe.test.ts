import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { probeMachines } from './probe.ts';

describe('probeMachines', () => {
  it('waits for every machine and names each that failed, with the cause', async () => {
    const lost = new TransportError('DISCONNECTED', 'host-2: the connection was lost');
    const machines = [
      fakeMachine('host-1', () => ({ exitCode: 127, stderr: 'uname: not found' })),
      fakeMachine('host-2', () => lost),
      fakeMachine('host-3', () => ({ stdout: '6.8\nx86_64\nubuntu 24.04\napt\n\n' })),
    ];

    const probing = probeMachines(stageOf(machines), recorder());

    await expect(probing).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        { machine: 'host-1', message: expect.stringContaining('uname: not found') },
        { machine: 'host-2', message: 'host-2: the connection was lost' },
      ],
      cause: { errors: [{ code: 'MACHINE_FAILED' }, lost] },
    });
  });

  it('knows a machine without Python', async () => {
    const machine = fakeMachine('host-1', () => ({
      stdout: '6.8\naarch64\namzn 2023\ndnf\n#1 SMP\nglibc 2.34\n\n',
    }));

    const { facts } = await probeMachines(stageOf([machine]), recorder());

    expect(facts.get('host-1')).toEqual({
      kernel: '6.8',
      architecture: 'aarch64',
      system: 'amzn 2023',
      packageManager: 'dnf',
      kernelVersion: '#1 SMP',
      libc: { family: 'glibc', version: '2.34' },
      pythons: {},
    });
  });

  it('probes every interpreter of the build once', async () => {
    const machine = fakeMachine('host-1', () => ({ stdout: '6.8\naarch64\namzn 2023\ndnf\n\n' }));
    const environments = ['3.12', '3.12', undefined].map((python, index) => {
      return { name: `e${index}`, requirements: ['r.txt'], python };
    });

    await probeMachines(stageOf([machine], { build: { environments } }), recorder());

    expect(machine.scripts[0]?.match(/command -v python\S+/g)).toEqual([
      'command -v python3',
      'command -v python3.12',
    ]);
  });

  it('reports a stop as a stop', async () => {
    const stopped = new TransportError('ABORTED', 'stopped');

    const probing = probeMachines(stageOf([fakeMachine('host-1', () => stopped)]), recorder());

    await expect(probing).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('reads no more than facts can be', async () => {
    const machine = fakeMachine('host-1', () => ({ stdout: '6.8\naarch64\namzn 2023\ndnf\n\n' }));

    await probeMachines(stageOf([machine]), recorder());

    expect(machine.options).toMatchObject([{ maxStdoutBytes: 262_144 }]);
  });
});
