import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BuildEvent } from '../report/events.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { MachineLogs } from './machine-logs.ts';

function output(machine: string, line: string): BuildEvent {
  return { type: 'output', machine, phase: 'steps', stream: 'stdout', line };
}

it('writes what each machine prints while it prints it', async () => {
  const folder = join(await tempFolder(), 'new');
  const logs = new MachineLogs(folder);

  logs.take({ type: 'phase-started', phase: 'steps' });
  logs.take({ type: 'step-started', machine: 'host-1', step: 'tests' });
  logs.take(output('host-1', 'one'));
  logs.take(output('host-2', 'two'));

  expect(await readFile(join(folder, 'host-1.log'), 'utf8')).toBe('[host-1] > tests\none\n');
  expect(await readFile(join(folder, 'host-2.log'), 'utf8')).toBe('two\n');
  logs.close();
});

it('ends a log past 100 MB', async () => {
  const folder = await tempFolder();
  const logs = new MachineLogs(folder);
  const line = 'x'.repeat(10_000_000 - 1);

  for (let index = 0; index < 12; index += 1) logs.take(output('host-1', line));
  logs.close();

  const text = await readFile(join(folder, 'host-1.log'), 'utf8');
  expect(text.length).toBeLessThan(100_000_100);
  expect(text.slice(-60)).toMatch(/xx\n\.\.\. what is past 100000000 bytes is not in this file\n$/);
});

it('replaces a link, and does without a log that cannot be written', async () => {
  const folder = await tempFolder();
  const precious = join(folder, 'precious');
  await writeFile(precious, 'precious');
  await symlink(precious, join(folder, 'host-1.log'));
  const logs = new MachineLogs(folder);
  const nowhere = new MachineLogs(precious);

  logs.take(output('host-1', 'one'));
  nowhere.take(output('host-1', 'one'));
  logs.close();
  nowhere.close();

  expect(await readFile(precious, 'utf8')).toBe('precious');
  expect(await readFile(join(folder, 'host-1.log'), 'utf8')).toBe('one\n');
});
