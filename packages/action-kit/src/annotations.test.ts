import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodedError, type Problem } from '@ami-select/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCore } from './core.ts';
import { createFencedCore } from './fence.ts';
import { runAction } from './run-action.ts';
import { createFakeCore } from './testing/index.ts';

class Refused extends CodedError<'REFUSED'> {
  constructor(problems: readonly Problem[], message = 'refused') {
    super('REFUSED', 'usage', message, { problems, hint: 'mend it' });
  }
}

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'annotations-'));
  mkdirSync(join(workspace, 'app'));
  writeFileSync(join(workspace, 'ami-select.yml'), '');
  writeFileSync(join(workspace, 'app/locked.txt'), '');
});
afterEach(() => rmSync(workspace, { recursive: true }));

async function annotate(problems: readonly Problem[], core = createFakeCore()): Promise<readonly string[]> {
  const process = Object.assign(new EventEmitter(), {
    env: { GITHUB_WORKSPACE: workspace },
    stdout: new EventEmitter(),
    exit: vi.fn<(status: number) => void>(),
  });
  await runAction(
    async ({ filesAreIn }) => {
      filesAreIn?.([join(workspace, 'app')]);
      throw new Refused(problems);
    },
    { process, core },
  );
  return core.log.filter((line) => line.startsWith('error'));
}

it('puts a problem at its file and line of the workspace', async () => {
  const lines = await annotate([
    { message: 'no hash', file: 'locked.txt', line: 3 },
    { message: 'is unknown', file: join(workspace, 'ami-select.yml'), line: 7, field: 'build.stepz' },
    { message: 'cannot be read', file: 'locked.txt', environment: 'docs' },
  ]);

  expect(lines).toEqual([
    'error app/locked.txt:3: no hash',
    'error ami-select.yml:7: build.stepz: is unknown',
    'error app/locked.txt:: cannot be read [docs]',
    expect.stringMatching(/^error: refused\n[\s\S]*Hint: mend it$/),
  ]);
});

it.each<Problem>([
  { message: 'm', file: '../outside.txt', line: 1 },
  { message: 'm', file: '/etc/passwd', line: 1 },
  { message: 'm', file: 'gone.txt', line: 1 },
  { message: 'm', file: '', line: 1 },
  { message: 'm', file: 'locked\u202e.txt', line: 1 },
  { message: 'm', field: 'count' },
])('has no place for %j', async (problem) => {
  expect(await annotate([problem])).toHaveLength(1);
});

it('has no line that is none', async () => {
  const lines = await annotate(
    [0, -1, 1.5, Number.NaN].map((line) => ({ message: 'm', file: 'locked.txt', line })),
  );

  expect(lines.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'error app/locked.txt:: m'));
});

it('makes ten annotations at most, and counts the others in the last', async () => {
  const problems = Array.from({ length: 12 }, (_, index) => ({
    message: `m${index}`,
    file: 'locked.txt',
    line: 1,
  }));

  const lines = await annotate(problems);

  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toContain('\n3 more problems are not annotated\n');
  expect((await annotate(problems.slice(0, 10))).at(-1)).toContain('1 more problem is not annotated');
  expect((await annotate(problems.slice(0, 9))).at(-1)).not.toContain('annotated');
});

it('lets neither a message nor a name of a file become a command', async () => {
  const name = 'a,line=9::b%0A.txt';
  writeFileSync(join(workspace, 'app', name), '');
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });

  await annotate([{ message: 'x\n::set-output name=a::b', file: name, line: 2 }], {
    ...createFencedCore(createCore({})),
    log: [],
  } as never);
  write.mockRestore();

  const [first = ''] = written.join('').split('\n');
  expect(first).toMatch(/^::error file=app\/a%2Cline=9%3A%3Ab%250A\.txt,line=2::x%0A/);
});
