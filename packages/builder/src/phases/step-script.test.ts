import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalTransport } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { REMOTE_ROOT } from '../machine/layout.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { secretLines, stepScript } from './step-script.ts';

/** A machine with an empty workspace and an environment `app` that has a program of its own. */
async function machine() {
  const root = await tempFolder();
  const build = join(root, REMOTE_ROOT);
  await mkdir(join(build, 'workspace'), { recursive: true });
  await mkdir(join(build, 'environments/app/bin'), { recursive: true });
  await writeFile(join(build, 'environments/app/bin/hello'), '#!/bin/sh\necho "from $VIRTUAL_ENV"\n', {
    mode: 0o755,
  });
  return { build, transport: createLocalTransport({ label: 'host-1', root }) };
}

describe('stepScript', () => {
  it('runs in the workspace and knows machine and environments', async () => {
    const { build, transport } = await machine();
    const run = 'echo "$AMI_SELECT_MACHINE" "$AMI_SELECT_ENVIRONMENTS" "$(pwd)" "<$root>" >seen';

    const { exitCode } = await transport.exec(stepScript({ run }, "it's"));

    expect(exitCode).toBe(0);
    expect(await readFile(join(build, 'workspace/seen'), 'utf8')).toBe(
      `it's ${build}/environments ${build}/workspace <>\n`,
    );
  });

  it('finds the programs of its environment first', async () => {
    const { build, transport } = await machine();

    const { stdout } = await transport.exec(stepScript({ run: 'hello', environment: 'app' }, 'host-1'));

    expect(stdout).toBe(`from ${build}/environments/app\n`);
  });

  it('has no environment unless it names one', async () => {
    const { transport } = await machine();

    const { exitCode } = await transport.exec(stepScript({ run: 'hello' }, 'host-1'));

    expect(exitCode).toBe(127);
  });

  it('ends at the first command that fails', async () => {
    const { transport } = await machine();

    const { exitCode, stdout } = await transport.exec(stepScript({ run: 'false\necho later' }, 'host-1'));

    expect([exitCode, stdout]).toEqual([1, '']);
  });

  it('has its variables, and its directory', async () => {
    const { build, transport } = await machine();
    await mkdir(join(build, "workspace/it's/deep"), { recursive: true });
    const env = { GREETING: "it's $HOME\n`x`", EMPTY: '' };
    const script = stepScript(
      { run: 'pwd; printf "%s|%s" "$GREETING" "$EMPTY"', env, workingDirectory: "it's/deep" },
      'host-1',
    );

    const { stdout } = await transport.exec(script);

    expect(stdout).toBe(`${build}/workspace/it's/deep\nit's $HOME\n\`x\`|`);
  });

  it('fails where its directory is not', async () => {
    const { transport } = await machine();

    const { exitCode } = await transport.exec(
      stepScript({ run: 'true', workingDirectory: 'gone' }, 'host-1'),
    );

    expect(exitCode).toBe(1);
  });

  it('gets secrets by its input, whatever they are', async () => {
    const { transport } = await machine();
    const values = { ONE: 'a b\'c"d\\n\\0101 $HOME\n\nü%s\n', TWO: '-n' };
    const script = stepScript(
      { run: 'printf "%s|%s|" "$ONE" "$TWO"; cat', secrets: ['ONE', 'TWO'] },
      'host-1',
    );

    const { stdout } = await transport.exec(script, { stdin: secretLines(['ONE', 'TWO'], values) });

    expect(stdout).toBe(`${values.ONE}|${values.TWO}|`);
    expect(script).not.toContain('ü');
  });
});
