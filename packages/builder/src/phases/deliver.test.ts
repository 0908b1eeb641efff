import type { ExecResult } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import { type FakeMachine, fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, requirementOf, resolutionOf, wheelFile } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { sha256 } from '../wheels/digest.ts';
import { deliverEverything } from './deliver.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const DISK = '/dev/root 10000000 5000000 4000000 56% /';

function stored(filename: string, changes: Partial<StoredWheel> = {}): [string, StoredWheel] {
  const wheel = { filename, path: `/house/${filename}`, sha256: A, bytes: 1, downloaded: true, ...changes };
  return [`${filename} ${wheel.sha256}`, wheel];
}

const foo = pickOf('foo', '1.0');
const bar = pickOf('bar', '2.0');
const pip = pickOf('pip', '26.0');
const wheels = new Map([foo, bar, pip].map(({ file }) => stored(file.filename)));
const upload = { path: 'src/a.py', content: { bytes: Buffer.from('a') }, mode: 0o755 };

/** A machine that has kept some files and finds others damaged. */
function machineWith(name: string, { kept = [], check = {}, disk = DISK }: Setting = {}): FakeMachine {
  return fakeMachine(name, (script) => {
    if (script.includes('df -Pk')) return { stdout: [disk, ...kept, ''].join('\n') };
    return script.includes('sha256sum -c') ? check : {};
  });
}

interface Setting {
  readonly kept?: readonly string[];
  readonly check?: Partial<ExecResult>;
  readonly disk?: string;
}

function pathsOf({ trees }: FakeMachine): readonly string[] {
  return trees.flatMap(([entries]) => entries.map(({ path }) => path));
}

describe('deliverEverything', () => {
  it('brings each machine its own files in one stream, and compares the checksum of each', async () => {
    const machines = [machineWith('host-1'), machineWith('host-2')];
    const resolutions = [resolutionOf('host-1', [foo, bar], { pip }), resolutionOf('host-2', [bar])];

    await deliverEverything(stageOf(machines, { uploads: [upload], resolutions, wheels }), recorder());

    const [first, second] = machines;
    expect(first?.trees).toHaveLength(1);
    expect(first && pathsOf(first)).toEqual([
      'tools/pip-26.0-py3-none-any.whl',
      `wheels/${A}/bar-2.0-py3-none-any.whl`,
      `wheels/${A}/foo-1.0-py3-none-any.whl`,
      'requirements/app.txt',
      'requirements/app.wheels',
      'requirements/uploads.sha256',
      'workspace/src/a.py',
    ]);
    expect(second && pathsOf(second)).not.toContain(`wheels/${A}/foo-1.0-py3-none-any.whl`);
    const checksums = String(first?.options[1]?.stdin).trim().split('\n');
    expect(checksums).toHaveLength(7);
    expect(checksums).toContain(`${A}  tools/pip-26.0-py3-none-any.whl`);
    expect(checksums).toContain(`${sha256(upload.content.bytes)}  workspace/src/a.py`);
  });

  it('neither sends nor compares again what an earlier build left and was compared', async () => {
    const kept = [`wheels/${A}/foo-1.0-py3-none-any.whl`];
    const machine = machineWith('host-1', { kept });

    await deliverEverything(
      stageOf([machine], { resolutions: [resolutionOf('host-1', [foo, bar])], wheels }),
      recorder(),
    );

    expect(pathsOf(machine)).toEqual([
      `wheels/${A}/bar-2.0-py3-none-any.whl`,
      'requirements/app.txt',
      'requirements/app.wheels',
    ]);
    const [compared, checked] = machine.options.map(({ stdin }) => stdin);
    expect(compared).toContain(kept[0]);
    expect(checked).not.toContain(kept[0]);
    expect(checked).toContain(`wheels/${A}/bar-2.0-py3-none-any.whl`);
  });

  it('names machine and file of every byte that changed on its way', async () => {
    const check = {
      exitCode: 1,
      stdout: 'tools/pip-26.0-py3-none-any.whl: FAILED\nworkspace/a: FAILED open or read\n',
    };
    const machines = [machineWith('host-1'), machineWith('host-2', { check })];
    const resolutions = machines.map(({ name }) => resolutionOf(name, [foo], { pip }));

    const delivering = deliverEverything(stageOf(machines, { resolutions, wheels }), recorder());

    await expect(delivering).rejects.toMatchObject({
      code: 'HASH',
      problems: [
        {
          machine: 'host-2',
          message: `tools/pip-26.0-py3-none-any.whl arrived with other bytes; expected sha256:${A}`,
        },
        { machine: 'host-2', message: expect.stringContaining('workspace/a arrived') },
      ],
    });
  });

  it('does not take a check that could not run for a good one', async () => {
    const check = { exitCode: 127, stderr: 'sha256sum is not installed' };
    const machine = machineWith('host-1', { check });

    const delivering = deliverEverything(stageOf([machine], { uploads: [upload] }), recorder());

    await expect(delivering).rejects.toMatchObject({ code: 'MACHINE_FAILED' });
  });

  it('names every disk that is too small before it sends anything anywhere', async () => {
    const disk = '/dev/root with space 10000000 9999000 1000 99% /';
    const machines = [machineWith('host-1'), machineWith('host-2', { disk })];

    const delivering = deliverEverything(stageOf(machines, { uploads: [upload] }), recorder());

    await expect(delivering).rejects.toMatchObject({
      problems: [{ machine: 'host-2', message: 'the disk of the build has 1 MiB free; expected 129 MiB' }],
    });
    expect(machines.flatMap(({ trees }) => trees)).toEqual([]);
  });

  it('gives two environments their own wheels of one file name', async () => {
    const machine = machineWith('host-1');
    const file = wheelFile('foo', '1.0');
    const environments = [A, B].map((digest, index) => {
      const requirement = requirementOf('foo', '1.0', { hashes: [`sha256:${digest}`] });
      const [environment] = resolutionOf('host-1', [{ requirement, file }]).environments;
      if (environment === undefined) throw new Error('no environment');
      const name = index === 0 ? 'app' : 'tools';
      return { ...environment, lock: { ...environment.lock, environment: { name, requirements: [] } } };
    });
    const both = new Map([stored(file.filename), stored(file.filename, { sha256: B })]);

    await deliverEverything(
      stageOf([machine], { resolutions: [{ machine: 'host-1', environments }], wheels: both }),
      recorder(),
    );

    expect(pathsOf(machine)).toEqual([
      `wheels/${A}/${file.filename}`,
      'requirements/app.txt',
      'requirements/app.wheels',
      `wheels/${B}/${file.filename}`,
      'requirements/tools.txt',
      'requirements/tools.wheels',
    ]);
    expect(textOf(machine, 'requirements/tools.txt')).toBe(`foo==1.0 --hash=sha256:${B}\n`);
    expect(textOf(machine, 'requirements/tools.wheels')).toBe(`wheels/${B}/${file.filename}\n`);
  });

  it('pins the version of the wheel itself, with its local part', async () => {
    const machine = machineWith('host-1');
    const pick = { requirement: requirementOf('foo', '1.0'), file: wheelFile('foo', '1.0+cpu') };
    const resolutions = [resolutionOf('host-1', [pick])];

    await deliverEverything(
      stageOf([machine], { resolutions, wheels: new Map([stored(pick.file.filename)]) }),
      recorder(),
    );

    expect(textOf(machine, 'requirements/app.txt')).toBe(`foo==1.0+cpu --hash=sha256:${A}\n`);
  });

  it('fails with what the machine printed when its folder cannot be emptied', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stderr: 'read-only file system\n' }));

    const delivering = deliverEverything(stageOf([machine]), recorder());

    await expect(delivering).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ message: 'read-only file system', machine: 'host-1' }],
    });
    expect(machine.trees).toEqual([]);
  });

  it('passes the signal on', async () => {
    const machine = machineWith('host-1');
    const { signal } = new AbortController();

    await deliverEverything(stageOf([machine], { uploads: [upload] }), { ...recorder(), signal });

    expect([machine.options[0]?.signal, machine.trees[0]?.[2]?.signal]).toEqual([signal, signal]);
  });
});

function textOf(machine: FakeMachine, path: string): string | undefined {
  const content = machine.trees[0]?.[0].find((entry) => entry.path === path)?.content;
  return content && 'bytes' in content ? Buffer.from(content.bytes).toString() : undefined;
}
