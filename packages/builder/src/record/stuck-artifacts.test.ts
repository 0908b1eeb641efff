import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterAll, expect, it, vi } from 'vitest';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { RunRecord } from './run-record.ts';

// Modules are shared by test files: this one has its own, in which some files cannot be deleted, also by root.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock(import('node:fs/promises'), async (original) => {
  const module = await original();
  return {
    ...module,
    rm: async (path, options) => {
      const code = basename(String(path)).split('.')[0] ?? '';
      if (/^E[A-Z]+$/.test(code)) throw Object.assign(new Error(code), { code, syscall: 'unlink' });
      return module.rm(path, options);
    },
  };
});

const TEXT = '<x/>';

function recorded(path: string): object {
  return { path, sha256: sha256(Buffer.from(TEXT)), bytes: TEXT.length };
}

it('names what cannot be deleted of an earlier run once, and the run goes on', async () => {
  const outputDirectory = await tempFolder();
  const names = ['EACCES.xml', 'EBUSY.xml', 'mine.xml', 'ENOENT.xml'];
  const folder = join(outputDirectory, 'host-1');
  await mkdir(folder);
  for (const name of names) await writeFile(join(folder, name), TEXT);
  const machine = { name: 'host-1', environments: [], steps: [], artifacts: names.map(recorded) };
  const last = { version: 2, index: '', startedAt: '', wheels: [], locks: [], contents: [], commands: [] };
  const path = join(outputDirectory, 'build-record.json');
  await writeFile(path, JSON.stringify({ ...last, machines: [machine] }));
  const { logger, warnings } = recorder();

  const record = new RunRecord({ outputDirectory, clock: createVirtualClock(), logger });
  await record.begin();
  await record.goOn();

  expect(warnings).toEqual([
    '2 artifacts of an earlier run could not be deleted and are no result of this one; delete them as a user who may:' +
      '\n  - "host-1/EACCES.xml": it cannot be deleted because this user may not write there' +
      '\n  - "host-1/EBUSY.xml": it cannot be deleted because of EBUSY',
  ]);
  expect(await readdir(folder)).not.toContain('mine.xml');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ state: 'running', machines: [] });
});
