import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Build } from '../definition/build.ts';
import type { Phase, Report } from '../report/events.ts';
import { type BuildOutcome, buildOutcome } from '../testing/build-outcome.ts';
import { pin, project } from '../testing/example.ts';
import { watchPhases } from '../testing/faulty-machines.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const isAble = hasPython && process.getuid?.() === 0 && process.platform === 'linux';

/** Builds into a disk of one mebibyte, which is full from the start of a phase on, or half full with `hasRoom`. */
async function buildIntoFull(
  build: Build,
  { phase, hasRoom = false }: { readonly phase: Phase; readonly hasRoom?: boolean },
): Promise<BuildOutcome & { readonly output: string }> {
  const folder = await tempFolder();
  const output = join(folder, 'output');
  mkdirSync(output);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', output]);
  onTestFinished(() => void spawnSync('umount', ['-l', output]));
  const watch = watchPhases();
  const report: Report = (event) => {
    watch.report(event);
    if (event.type !== 'phase-started' || event.phase !== phase) return;
    const filler = join(output, 'filler');
    expect(() => writeFileSync(filler, randomBytes(2_000_000))).toThrow('ENOSPC');
    if (hasRoom) truncateSync(filler, 2 ** 19);
  };
  const machines = await localMachines(2, folder);
  const ended = await buildOutcome(build, {
    machines,
    watch: { ...watch, report },
    outputDirectory: output,
  });
  return { ...ended, output };
}

describe.skipIf(!isAble)('a build whose own disk is full (needs root and python3)', () => {
  it('names the folder of wheels', async () => {
    const what = await project(pin('greeter==1.4'));

    const { status, message, record } = await buildIntoFull(what, { phase: 'fetch' });

    expect(status).toBe(2);
    expect(message).toContain('is not valid for wheels because its disk has 0 MiB free; expected 1 MiB');
    expect(record).toMatchObject({ index: 'wheels' });
  });

  it('names the artifact that has no room, and blames no machine for it', async () => {
    const steps = [{ name: 'tests', run: 'echo loud; head -c 3000000 /dev/zero >big' }];
    const what = await project('', { environments: {}, steps, artifacts: ['big'] });

    const { message, record, output } = await buildIntoFull(what, { phase: 'collect', hasRoom: true });

    expect(message).toContain('host-1/big on this side cannot be written because no space is left');
    expect(message).not.toContain('could not read');
    expect(record).toMatchObject({
      state: 'failed',
      phase: 'collect',
      machines: [{ steps: [{ outcome: 'passed' }] }, { steps: [{ outcome: 'passed' }] }],
    });
    expect(readdirSync(output).filter((name) => name.startsWith('.build-record'))).toEqual([]);
  });

  it('keeps the record of before when there is no room for another', async () => {
    const steps = [{ name: 'tests', run: 'exit 3' }];
    const what = await project('', { environments: {}, steps, artifacts: [] });

    const { record } = await buildIntoFull(what, { phase: 'steps' });

    expect(record).toMatchObject({ state: 'running', phase: 'steps' });
  });
});
