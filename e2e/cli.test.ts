import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { setUpCommand, TIMEOUT_MS } from './command-stage.ts';
import { COMMAND } from './run-command.ts';
import { filesWithKeys } from './support/find-keys.ts';

const EXAMPLE = fileURLToPath(new URL('../examples/python/ami-select.yml', import.meta.url));

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import venv']);
    return true;
  } catch {
    return false;
  }
}

describe('the built command against an endpoint of its own', () => {
  const stage = setUpCommand();

  it('prints one document with the image, the reasons and the runner-up', async () => {
    const { status, stdout } = await stage.run(
      'select',
      'ubuntu/24.04@arm64',
      '--region',
      'eu-west-1',
      '--json',
    );

    const { selections } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(selections['eu-west-1'].image).toMatchObject({ architecture: 'arm64', ownerId: '099720109477' });
    expect(selections['eu-west-1'].image.name).toContain('24.04');
    expect(selections['eu-west-1'].reasons[0]).toContain(selections['eu-west-1'].image.id);
    expect(selections['eu-west-1'].runnersUp[0].id).toMatch(/^ami-/);
  });

  it('selects in several regions', async () => {
    const { status, stdout } = await stage.run(
      'select',
      'ubuntu/24.04',
      '--region',
      'eu-west-1,us-east-1',
      '--json',
    );

    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout).selections)).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('locks the images of a config, and reports when the lock is out of date', async () => {
    const config = (version: string): void =>
      writeFileSync(
        join(stage.directory, 'ami-select.yml'),
        `images: { base: { publisher: ubuntu, version: "${version}" } }\n`,
      );

    config('24.04');
    const updated = await stage.run('select', '--lock-mode', 'update');
    const locked = await stage.run('select', '--lock', 'ami.lock.json', '--json');
    const checked = await stage.run('select', '--lock-mode', 'check');
    config('22.04');
    const outdated = await stage.run('select', '--lock-mode', 'check');

    expect([updated.status, locked.status, checked.status, outdated.status]).toEqual([0, 0, 0, 5]);
    expect(readFileSync(join(stage.directory, 'ami.lock.json'), 'utf8')).toContain(
      JSON.parse(locked.stdout).selections[0].selection.image.id,
    );
    expect(outdated.stderr).toContain('The lock is out of date');
  });

  it('tries fallbacks in turn, and reports which one was used', async () => {
    const { status, stdout } = await stage.run(
      ...['select', 'self/none-*', '--fallback', 'self/nothing-*', '--fallback', 'debian/12@arm64'],
    );

    expect(status).toBe(0);
    expect(stdout).toMatch(/debian-12.*fallback 2 was used/s);
  });

  it.skipIf(!hasPython())(
    'builds the example on two machines, brings the artifacts home and leaves nothing (needs python3 with venv)',
    async () => {
      const { status, stdout, stderr } = await stage.run(
        'run',
        '--config',
        EXAMPLE,
        '--output',
        'out',
        '--json',
      );

      expect(status, stderr).toBe(0);
      const { hosts, proof, timings, build, cost } = JSON.parse(stdout);
      expect(hosts).toHaveLength(2);
      expect(build.machines.map(({ tests }: { tests: unknown }) => tests)).toEqual([
        expect.objectContaining({ failed: 0, tests: 7 }),
        expect.objectContaining({ failed: 0, tests: 7 }),
      ]);
      for (const host of ['host-1', 'host-2']) {
        expect(existsSync(join(stage.directory, 'out', host, 'out', 'junit-app.xml'))).toBe(true);
      }
      expect(proof).toMatchObject({ clean: true, remaining: [] });
      expect(cost).toMatchObject({
        before: { ttlMinutes: expect.any(Number) },
        after: { running: [], unseen: [], lines: [{ machines: 2, seconds: expect.any(Number) }] },
      });
      expect(Object.keys(timings)).toEqual(
        expect.arrayContaining(['resolve image, check wheels', 'terminate']),
      );
      expect(stdout + stderr).not.toContain('PRIVATE KEY');
      expect([stage.directory, stage.temporary].flatMap(filesWithKeys)).toEqual([]);
      expect(statSync(join(stage.temporary, 'ami-select')).mode & 0o777).toBe(0o700);
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'needs no config for a command',
    async () => {
      writeFileSync(join(stage.directory, 'note.txt'), 'from home\n');

      const ended = await stage.run(
        'run',
        '--artifact',
        'out/*',
        '--',
        'mkdir out && tr a-z A-Z < note.txt > out/note.txt',
      );

      expect(ended.status, ended.stderr).toBe(0);
      expect(readFileSync(join(stage.directory, 'ami-select-output/host-1/out/note.txt'), 'utf8')).toBe(
        'FROM HOME\n',
      );
      expect(ended.stdout).toContain('remaining  nothing');
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'leaves hidden files at home when no config names them',
    async () => {
      mkdirSync(join(stage.directory, 'src/.aws'), { recursive: true });
      for (const path of ['.env', 'src/.env', 'src/.aws/credentials', 'src/app.txt'])
        writeFileSync(join(stage.directory, path), 'text\n');

      const ended = await stage.run('run', '--artifact', 'list.txt', '--', 'find . -type f > list.txt');

      expect(ended.status, ended.stderr).toBe(0);
      const list = readFileSync(join(stage.directory, 'ami-select-output/host-1/list.txt'), 'utf8');
      expect(list.split('\n')).toContain('./src/app.txt');
      expect(list).not.toMatch(/\.env|\.aws/);
    },
    TIMEOUT_MS,
  );

  it('prints the plan without any call', async () => {
    const before = stage.local.journal.requests().length;

    const { status, stdout } = await stage.run('run', '--plan=script', '--count', '2', '--', 'echo planned');

    expect(status).toBe(0);
    expect(stdout).toMatch(/# host-1, steps: echo planned.*# host-2, steps: echo planned/s);
    expect(stage.local.journal.requests()).toHaveLength(before);
  });

  it('takes the architecture of an image from the instance types', async () => {
    const { stdout } = await stage.run(
      ...['run', '--plan', '--json', '--image', 'debian/12', '--instance-type', 't4g.small', '--', 'true'],
    );

    expect(JSON.parse(stdout).query).toMatchObject({ publisher: 'debian', architecture: 'arm64' });
  });

  it(
    'ends a failing step with the status of the step, the reason last and nothing left',
    async () => {
      const ended = await stage.run('run', '--', 'echo about to fail; exit 7');

      expect(ended.status, ended.stderr).toBe(14);
      expect(ended.stderr).toContain('host-1 │ about to fail');
      expect(ended.stderr.split('✖').at(-1)).toMatch(/status 7/);
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe('start-up', () => {
  it('prints --help without loading an AWS client', () => {
    const program = `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve(specifier, context, next) {
        if (/aws-sdk|local-ec2|ssh2/.test(specifier)) throw new Error('loaded ' + specifier);
        return next(specifier, context);
      } });
      process.argv.splice(1, 0, 'ami-select');
      await import(${JSON.stringify(pathToFileURL(COMMAND).href)});`;

    const help = (...args: string[]): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program, ...args], {
        encoding: 'utf8',
        stdio: 'pipe',
      });

    expect(help('--help')).toContain('select');
    expect(help('run', '--help')).toContain('--requirements');
    expect(() => help('select', 'ubuntu/24.04', '--region', 'eu-west-1')).toThrow('loaded');
  });
});
