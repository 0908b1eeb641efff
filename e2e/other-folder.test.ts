import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The commands of README.md for another project, as a reader copies them. */
function documented(): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const block = /```sh\n(ami_select=\$PWD[\s\S]*?)```/.exec(text)?.[1];
  if (block === undefined) throw new Error('README.md has no commands for another project');
  return block;
}

it('plans the build of another project from its folder, by the commands of README.md', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-other-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clone = join(folder, 'clone');
  symlinkSync(root, clone);
  mkdirSync(join(folder, 'your-project'));
  const lock = `six==1.16.0 --hash=sha256:${'a'.repeat(64)}\n`;
  writeFileSync(join(folder, 'your-project/requirements.txt'), lock);
  const env = { PATH: process.env.PATH, HOME: folder, AWS_CONFIG_FILE: '/nonexistent', CLONE: clone };
  // A plan reads everything and starts nothing.
  const commands = documented().replace(' run --local ', ' run --local --plan ');

  const { stdout } = await run('sh', ['-ec', `cd "$CLONE"\n${commands}`], { env });

  expect(stdout).toContain('python -V');
  expect(stdout).toContain('requirements.txt');
});
