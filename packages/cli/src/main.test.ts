import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './main.ts';

describe('main', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'ami-select-cli-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  async function run(args: readonly string[], variables: Record<string, string> = {}, crashed?: Error) {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const status = await main({
      args,
      variables: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', ...variables },
      workingDirectory,
      stdout: { write: (text) => stdout.push(text) },
      stderr: { write: (text) => stderr.push(text) },
      stdinIsTty: false,
      onSignal: () => () => undefined,
      onCrash: () => () => undefined,
      crashed: () => crashed,
      lostOutput: async () => undefined,
      pid: 1,
      self: [],
      kill: () => false,
      exit: () => undefined,
    });
    return { status, stdout: stdout.join(''), stderr: stderr.join('') };
  }

  it('prints help on standard output', async () => {
    const { status, stdout } = await run(['--help']);

    expect(status).toBe(0);
    for (const command of ['select', 'run', 'terminate', 'local']) expect(stdout).toContain(`  ${command} `);
  });

  it('prints only help without arguments', async () => {
    const { status, stdout, stderr } = await run([]);

    expect(status).toBe(2);
    expect(stdout + stderr).toContain('Usage: ami-select');
    expect(stdout + stderr).not.toContain('✖');
  });

  it('prints the version of the package, and leaves --version of a query alone', async () => {
    const { status, stdout } = await run(['--version']);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('has failed with an error that nobody caught, whatever the command says', {
    timeout: 60_000,
  }, async () => {
    const args = ['run', '--image', 'debian/12@x86_64', '--plan=script', '--', 'true'];
    const passed = await run(args, { AWS_REGION: 'eu-west-1' });
    const crashed = await run(args, { AWS_REGION: 'eu-west-1' }, new Error('broken'));

    expect([passed.status, crashed.status], passed.stderr).toEqual([0, 1]);
    expect(crashed.stderr).toContain('✖ broken');
  });

  it('names the flag that publishers to check stand behind', async () => {
    const { status, stderr } = await run(['doctor', 'ubuntu'], { AWS_REGION: 'eu-west-1' });

    expect(status).toBe(2);
    expect(stderr).toContain('ami-select doctor --publishers ubuntu');
  });

  it.each([
    ['build', 'expected fleet id, or path of a handle file, as "run --keep" prints both'],
    ['terminate', 'expected fleet id, or path of a handle file'],
  ])('says what "%s" expects where its argument is missing', async (command, expected) => {
    const { status, stderr } = await run([command]);

    expect(status).toBe(2);
    expect(stderr).toContain(`missing required argument 'fleet'; ${expected}`);
  });

  it('names the nearest command', async () => {
    const { status, stderr } = await run(['selct']);

    expect(status).toBe(2);
    expect(stderr).toContain("unknown command 'selct'");
    expect(stderr).toContain('Did you mean select?');
  });

  it.each([['spawn', 'ami-select run --keep']])('says what "%s" is called here', async (word, instead) => {
    const { status, stderr } = await run([word]);

    expect(status).toBe(2);
    expect(stderr).toContain(`unknown command '${word}'`);
    expect(stderr).toContain(instead);
  });

  it('reports every problem of a run at once, and only the reason last', async () => {
    writeFileSync(join(workingDirectory, 'ami-select.yml'), 'imgaes: {}\nfleets: { test: { cuont: 2 } }\n');

    const { status, stderr } = await run(
      [
        'run',
        '--ttl',
        'soon',
        '--artifakt',
        'x',
        '--keep',
        '--local',
        '--image',
        'ubuntu/24.04@z80',
        '--',
        'true',
      ],
      { AWS_REGION: 'eu-west-1' },
    );

    expect(status).toBe(2);
    expect(stderr).toContain('--artifakt is not a flag of "run" (did you mean "--artifact"?)');
    expect(stderr).toContain(
      'ami-select.yml:1: imgaes: is not valid because the key is unknown; expected "images"',
    );
    expect(stderr).toContain('fleets.test.cuont: is not valid because the key is unknown; expected "count"');
    expect(stderr).toContain(
      '--ttl: "soon" is not valid because it is not a duration; expected a duration such as 90s, 45m or 1h30m, from 1m to 7d',
    );
    expect(stderr).toContain(
      '"z80" is not valid because no architecture has this name; expected x86_64 (amd64), arm64 (aarch64)',
    );
    expect(stderr).toContain('--keep is not valid because the embedded endpoint of --local');
    expect(stderr).toMatch(/^✖ run: 6 problems; nothing was created\n( {2}- .*\n){6}$/);
  });

  it('reports a missing argument beside the flags that are wrong', async () => {
    const { status, stderr } = await run(['terminate', '--forse', '--region']);

    expect(status).toBe(2);
    expect(stderr).toContain('terminate: 3 problems; nothing was done');
    for (const part of ['--forse is not a flag', '--region: its value is missing', "argument 'fleet'"])
      expect(stderr).toContain(part);
  });

  it('gives a refused query the exit status of its code', async () => {
    const { status, stderr } = await run(['select', '--name', 'ubuntu*'], { AWS_REGION: 'eu-west-1' });

    expect(status).toBe(4);
    expect(stderr).toMatch(/owner/);
  });

  it('requires a region when there is none', async () => {
    const { status, stderr } = await run(['select', 'ubuntu/24.04'], {
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    });

    expect(status).toBe(2);
    expect(stderr).toContain('no region');
  });

  it('prints one document for a program, also for a failure', async () => {
    const { status, stdout } = await run([
      'select',
      '--json',
      '--publisher',
      'ubunut',
      '--region',
      'eu-west-1',
    ]);

    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'INVALID_INPUT', status: 2 } });
  });

  it('says what an unknown fleet is not, and what is expected', async () => {
    const { status, stderr } = await run(['terminate', 'fleet-0'], { RUNNER_TEMP: workingDirectory });

    expect(status).toBe(2);
    expect(stderr).toContain(
      '"fleet-0" is neither a fleet id (fleet- and 16 hexadecimal digits) nor a handle file',
    );
    expect(stderr).toContain(
      'Give the path of the handle file that the job named, or the fleet id and its region.',
    );
  });
});
