import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, start } from './run-command.ts';

const WHEELS = fileURLToPath(new URL('../examples/python/index/wheels', import.meta.url));

describe('the built command with bad input', () => {
  let local: LocalEc2;
  let directory: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    local = await startLocalEc2({ images: 2_000, sandbox: 'none' });
  });
  afterAll(() => local.close());
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ami-select-e2e-'));
    env = { ...local.environment, RUNNER_TEMP: directory };
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const run = (...args: readonly string[]): Promise<Ended> => start(args, { cwd: directory, env }).ended;
  const creatingCalls = (): number =>
    local.journal.requests().filter(({ operation }) => /^(Run|Create|Authorize)/.test(operation)).length;

  const HASH = `--hash=sha256:${'0'.repeat(64)}`;

  it('refuses an image that would hang on its instance type, before anything is created', async () => {
    const image = '538276064493/alpine-3.2*-x86_64-uefi-*';
    const flags = ['--image', image, '--instance-type', 'm4.large', '--ssh-user', 'alpine'];

    const ended = await run('run', ...flags, '--', 'true');

    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('the image boots by uefi only, the type by legacy-bios');
    expect(local.journal.resources()).toEqual([]);
  });

  it.each<[title: string, args: readonly string[], status: number, reason: string]>([
    ['no owner', ['select', '--name', 'ubuntu*'], 4, 'owner'],
    [
      'an unknown flag',
      ['select', 'ubuntu/24.04', '--architectur', 'arm64'],
      2,
      'did you mean "--architecture"?',
    ],
    ['an unknown architecture', ['select', 'ubuntu/24.04@z80'], 2, 'x86_64 (amd64), arm64 (aarch64)'],
    ['no such image', ['select', 'self/no-such-*'], 3, 'No image'],
    ['an unknown key of the config', ['run', '--config', 'typo.yml'], 2, 'expected "images"'],
    ['an unpinned requirement', ['run', '--requirements', 'loose.txt', '--', 'true'], 10, 'loose.txt:1'],
    ['a missing hash', ['run', '--requirements', 'bare.txt', '--', 'true'], 11, 'bare.txt:1'],
    ['a wrong hash', ['run', '--config', 'wrong.yml'], 11, 'wrong.txt:1'],
    ['nothing to do', ['run'], 2, 'nothing to do'],
    [
      'types of two architectures',
      ['run', '--instance-type', 't3.small', '--instance-type', 't4g.small', '--', 'true'],
      2,
      't4g.small: arm64',
    ],
    [
      'an image that nobody can log in to',
      ['run', '--image', 'bottlerocket/1.34', '--instance-type', 'm5.large', '--', 'true'],
      2,
      'has no SSH server',
    ],
    ['an unknown fleet', ['terminate', 'fleet-none'], 2, 'fleet-none'],
  ])('refuses %s and creates nothing', async (_, args, status, reason) => {
    writeFileSync(join(directory, 'typo.yml'), 'imges: {}\n');
    writeFileSync(join(directory, 'loose.txt'), 'greeter>=1\n');
    writeFileSync(join(directory, 'bare.txt'), 'greeter==1.4\n');
    writeFileSync(join(directory, 'wrong.txt'), `greeter==1.4 ${HASH}\n`);
    cpSync(WHEELS, join(directory, 'wheels'), { recursive: true });
    writeFileSync(
      join(directory, 'wrong.yml'),
      `build: { environments: { app: { requirements: [wrong.txt] } }, index: wheels }\n`,
    );
    const before = creatingCalls();

    const ended = await run(...args);

    expect(ended.status, ended.stderr).toBe(status);
    expect(ended.stderr.slice(ended.stderr.lastIndexOf('✖'))).toContain(reason);
    expect(creatingCalls()).toBe(before);
  });

  it('lists everything that the index cannot serve, and launches nothing', async () => {
    cpSync(WHEELS, join(directory, 'wheels'), { recursive: true });
    const lines = [`greeter==1.4 ${HASH}`, `unheard==1.0 ${HASH}`, `rowbook==9.9 ${HASH}`];
    writeFileSync(join(directory, 'r.txt'), `${lines.join('\n')}\n`);
    writeFileSync(
      join(directory, 'ami-select.yml'),
      'build: { environments: { app: { requirements: [r.txt] } }, index: wheels, steps: [{ run: "true" }] }\n',
    );
    const before = creatingCalls();

    const ended = await run('run');

    expect(ended.status, ended.stderr).toBe(11);
    expect(ended.stderr).toContain('r.txt:1: greeter==1.4 allows sha256:000');
    expect(ended.stderr).toContain('r.txt:2: unheard==1.0: wheels has no project unheard');
    expect(ended.stderr).toContain('r.txt:3: rowbook==9.9: wheels has no wheel of this version');
    expect(ended.stderr).toContain(
      'ami-select.yml:1: build.index: "wheels" is not valid because it has no pinned wheel of uv or pip that fits',
    );
    expect(creatingCalls()).toBe(before);
  });

  it.each([
    ['run', ['run', '--', 'true']],
    ['select', ['select', 'ubuntu/24.04']],
  ])('%s rejects an unreachable endpoint', async (_, args) => {
    env = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };

    const ended = await run(...args);

    expect(ended.status).toBe(6);
    expect(ended.stderr).toContain('AWS_ENDPOINT_URL is "http://127.0.0.1:1"; it is unreachable');
  });

  it('names query fields as the flags do', async () => {
    const ended = await run('select', 'ubuntu/24.04', '--minimum-age', 'soon');

    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('minimum-age: "soon" is not a duration');
  });
});
