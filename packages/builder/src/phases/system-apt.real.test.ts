import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type AptMachine, aptMachine, hasApt } from '../testing/apt-machine.ts';
import { machineFacts } from '../testing/facts.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { downloadSystemPackages } from './download-system.ts';
import { installSystemPackages } from './system.ts';

/** Downloads the pin; `install` then installs it. Lines of output are added to `lines`. */
async function download(
  { machine }: AptMachine,
  version: string,
  lines: string[] = [],
): Promise<{ install(): Promise<void> }> {
  const facts = new Map([['host-1', machineFacts()]]);
  const stage = stageOf([machine], { build: { system: { packages: [{ name: 'foo', version }] } }, facts });
  const { events, report } = recorder();
  const note = (): void => {
    for (const event of events.splice(0)) if (event.type === 'output') lines.push(event.line);
  };
  await downloadSystemPackages(machine, stage, { report }).finally(note);
  return { install: async () => void (await installSystemPackages(stage, { report }).finally(note)) };
}

/** Holds the lock of a file for some seconds, as the daily update does. */
async function hold(path: string, seconds: number): Promise<void> {
  const program = `import fcntl, sys, time\nfile = open(sys.argv[1], "w")\nfcntl.lockf(file, fcntl.LOCK_EX)\nprint("held", flush=True)\ntime.sleep(${seconds})`;
  const child = spawn('python3', ['-c', program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
}

describe.skipIf(!hasApt)('system packages with apt (needs root, apt-get, dpkg-deb and python3)', () => {
  it('are installed without the repository, left alone afterwards, and older where the pin is', async () => {
    const host = await aptMachine(['1.0', '2:2.0']);
    const lines: string[] = [];
    const first = await download(host, '2:2.0', lines);
    const second = await download(host, '1.0');
    await host.goOffline();

    await first.install();
    await (await download(host, '2:2.0', lines)).install();
    await second.install();

    expect(lines).toEqual(expect.arrayContaining(['  foo none', '  foo 2:2.0']));
    expect(lines.slice(-2)).toEqual(['system packages: unchanged', 'system packages: unchanged']);
    const { stdout } = await host.machine.transport.exec('dpkg-query -W foo | cut -f 2');
    expect(stdout).toBe('1.0\n');
  });

  it('wait while the lists are locked', async () => {
    const host = await aptMachine(['1.0']);
    const lines: string[] = [];
    await hold(host.listsLock, 1);

    await download(host, '1.0', lines);

    expect(lines.join('\n')).toMatch(/Could not get lock \S+lists\/lock/);
  });

  it('fail where the repository is gone, and where a version does not exist', async () => {
    const host = await aptMachine(['1.0']);

    await expect(download(host, '3.0')).rejects.toThrow(/Version '3\.0' for 'foo' was not found/);
    await host.goOffline();
    await expect(download(host, '1.0')).rejects.toMatchObject({ code: 'SYSTEM_PACKAGE' });
  });
});
