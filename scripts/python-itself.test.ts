import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usePythonItself } from './python-itself.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'python-itself-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that says which interpreter it is. */
function standIn(executable: string): NodeJS.ProcessEnv {
  writeFileSync(join(folder, 'python3'), `#!/bin/sh\nprintf %s '${executable}'\n`, { mode: 0o755 });
  return { PATH: [folder, '/usr/bin'].join(delimiter) };
}

it('puts the folder of the interpreter before that of its stand-in', () => {
  const env = standIn('/opt/versions/3.13/bin/python3');

  usePythonItself(env);

  expect(env.PATH).toBe(['/opt/versions/3.13/bin', folder, '/usr/bin'].join(delimiter));
});

it.each([
  ['it is found itself', () => join(folder, 'python3')],
  ['it has another name', () => '/opt/versions/3.13/bin/python3.13'],
  ['it says nothing', () => ''],
])('leaves PATH as it is where %s', (_title, executable) => {
  const env = standIn(executable());
  const before = env.PATH;

  usePythonItself(env);

  expect(env.PATH).toBe(before);
});

it('leaves PATH as it is where there is no Python', () => {
  const env = { PATH: folder };

  usePythonItself(env);

  expect(env.PATH).toBe(folder);
});
