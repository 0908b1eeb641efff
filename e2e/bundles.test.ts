import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommands } from '@ami-select/core/testing';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesWithKeys } from './support/find-keys.ts';
import { assertNothingRemains } from './support/nothing-remains.ts';
import { createRunner, type Runner, type StepResult } from './support/runner.ts';

const example = fileURLToPath(new URL('../examples/python', import.meta.url));

const UBUNTU = { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64' };

/** A failed step shows its log, which explains more than a status. */
function assertSucceeded({ exitCode, log }: StepResult): void {
  if (exitCode !== 0) throw new Error(`the step ended with ${exitCode}:\n${log}`);
}

function errorsOf({ commands }: StepResult): readonly string[] {
  return commands.filter(({ name }) => name === 'error').map(({ value }) => value);
}

describe('the bundles, started as the runner starts them', () => {
  let local: LocalEc2;
  let runner: Runner;

  beforeAll(async () => {
    local = await startLocalEc2({ images: 3000 });
  }, 60_000);
  afterAll(() => local.close());
  beforeEach(() => {
    runner = createRunner(local.environment);
  });
  afterEach(() => runner.close());

  async function selectImage(): Promise<string> {
    const step = await runner.run('select', UBUNTU);
    assertSucceeded(step);
    return step.outputs['image-id'] ?? '';
  }

  it('select: writes image-id and why to the output file, and the table to the summary', async () => {
    const step = await runner.run('select', UBUNTU);

    assertSucceeded(step);
    expect(step.outputs).toMatchObject({
      found: 'true',
      'image-id': expect.stringMatching(/^ami-[0-9a-f]{17}$/),
      name: expect.stringContaining('ubuntu-noble-24.04-amd64'),
      publisher: 'ubuntu',
      'ssh-user': 'ubuntu',
    });
    expect(JSON.parse(step.outputs['runners-up'] ?? '')).not.toEqual([]);
    expect(step.summary).toContain(step.outputs['image-id']);
  });

  it('select: writes a lock, stays on it, and fails when it is out of date', async () => {
    const config = (version: string): void =>
      writeFileSync(
        join(runner.workspace, 'ami-select.yml'),
        `images: { base: { publisher: ubuntu, version: "${version}" } }\n`,
      );

    config('24.04');
    const updated = await runner.run('select', { 'lock-mode': 'update' });
    const locked = await runner.run('select', { image: 'base', lock: 'ami.lock.json' });
    config('22.04');
    const checked = await runner.run('select', { 'lock-mode': 'check' });

    assertSucceeded(updated);
    assertSucceeded(locked);
    expect(updated.outputs['lock-changed']).toBe('true');
    expect(JSON.parse(updated.outputs['locked-image-ids'] ?? '').base).toEqual({
      [locked.outputs.region ?? '']: locked.outputs['image-id'],
    });
    expect(checked.exitCode).toBe(5);
    expect(checked.outputs['lock-summary']).toContain('the query changed');
    expect(errorsOf(checked).join()).toContain('The lock is out of date');
  });

  it('select: takes the fallback when nothing matches, in every requested region', async () => {
    const step = await runner.run('select', {
      image: 'self/none-*',
      fallback: 'debian/12@arm64',
      region: 'eu-west-1, us-east-1',
    });

    assertSucceeded(step);
    expect(Object.keys(JSON.parse(step.outputs['image-ids'] ?? ''))).toEqual(['eu-west-1', 'us-east-1']);
    expect(step.outputs).toMatchObject({ publisher: 'debian', tags: '{}', 'virtualization-type': 'hvm' });
  });

  it.skipIf(!existsSync(example))(
    'select, spawn, build, terminate: the main job, with nothing left and no key in sight',
    async () => {
      cpSync(example, runner.workspace, { recursive: true });
      const imageId = await selectImage();
      const inputs = { 'image-id': imageId, 'instance-types': 'm7i.large, t3.small', count: '2', ttl: '30m' };

      const spawned = await runner.run('spawn', inputs);
      assertSucceeded(spawned);
      const { handle = '' } = spawned.outputs;
      const built = await runner.run('build', { handle });
      assertSucceeded(built);
      const terminated = await runner.run('terminate', { handle });
      assertSucceeded(terminated);
      const finished = await runner.post('spawn', inputs, spawned.state);
      assertSucceeded(finished);

      const hosts: { name: string }[] = JSON.parse(spawned.outputs.hosts ?? '[]');
      expect(hosts.map(({ name }) => name)).toEqual(['host-1', 'host-2']);
      for (const { name } of hosts) {
        expect(readdirSync(join(built.outputs.artifacts ?? '', name), { recursive: true })).not.toEqual([]);
      }
      expect(JSON.parse(built.outputs.result ?? '').machines).toHaveLength(2);
      expect(terminated.outputs.clean).toBe('true');
      expect(JSON.parse(terminated.outputs.proof ?? '').created).not.toEqual([]);
      await assertNothingRemains(local);
      const visible = JSON.stringify([spawned, built, terminated, finished]);
      expect(visible).not.toContain('PRIVATE KEY');
      expect([runner.workspace, runner.temporary].flatMap(filesWithKeys)).toEqual([]);
    },
    120_000,
  );

  it('spawn: the post step alone ends the fleet', async () => {
    const inputs = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large' };

    const spawned = await runner.run('spawn', inputs);
    assertSucceeded(spawned);
    const finished = await runner.post('spawn', inputs, spawned.state);
    assertSucceeded(finished);

    const { handle = '', 'ssh-config': sshConfig = '' } = spawned.outputs;
    expect(statSync(handle).mode & 0o777).toBe(0o600);
    expect(existsSync(sshConfig)).toBe(false);
    expect(finished.summary).toContain('Nothing remains.');
    await assertNothingRemains(local);
  }, 60_000);

  it('spawn: a cancelled launch leaves nothing', async () => {
    const inputs = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large', count: '2' };
    let cancelled = false;

    const spawned = await runner.run('spawn', inputs, {
      onOutput: (log, child) => {
        if (cancelled || !log.includes('Launched i-')) return;
        cancelled = true;
        child.kill('SIGINT');
      },
    });
    const finished = await runner.post('spawn', inputs, spawned.state);
    assertSucceeded(finished);

    expect(cancelled).toBe(true);
    expect(spawned.exitCode).toBe(130);
    expect(local.journal.requests().some(({ operation }) => operation === 'TerminateInstances')).toBe(true);
    await assertNothingRemains(local);
  }, 60_000);

  it('spawn: a runner that kills the step cannot keep the post step from ending the fleet', async () => {
    const inputs = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large' };
    const killed = await runner.run('spawn', inputs, {
      onOutput: (log, child) => {
        if (log.includes('Launched i-')) child.kill('SIGKILL');
      },
    });

    const finished = await runner.post('spawn', inputs, killed.state);

    expect(killed.exitCode).toBe(null);
    assertSucceeded(finished);
    await assertNothingRemains(local);
  }, 60_000);

  it('spawn: a step whose runner died ends the fleet by itself', async () => {
    const inputs = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large' };

    const orphan = await runner.run('spawn', inputs, {
      onOutput: (log, child) => {
        if (log.includes('::group::Launch')) child.stdout?.destroy();
      },
    });

    expect(orphan.exitCode).toBe(130);
    await assertNothingRemains(local);
  }, 60_000);

  it('spawn: bad input gives one message with every problem, and creates nothing', async () => {
    const before = local.journal.resources().length;

    const step = await runner.run('spawn', {
      'instance-type': 'm7i.large',
      count: '0',
      'image-id': 'ami-1',
      market: 'auction',
    });

    expect(step.exitCode).toBe(2);
    expect(errorsOf(step)).toHaveLength(1);
    for (const part of [
      '"instance-type": is not valid because the input is unknown',
      'expected "instance-types"',
      'input "count": "0"',
      '"ami-1"',
      '"auction"',
    ]) {
      expect(errorsOf(step)[0]).toContain(part);
    }
    expect(step.state).toEqual({});
    expect(local.journal.resources().length).toBe(before);
  });

  it.each([
    [{ name: 'ubuntu*' }, 4, 'owner'],
    [{ publisher: 'ubuntu', architecture: 'arm46' }, 2, 'did you mean'],
    [{ owner: 'self', name: 'no-such-image-*' }, 3, 'no-such-image-*'],
    [{ publsher: 'ubuntu' }, 2, 'expected "publisher"'],
  ])('select: %j ends with %i and its reason', async (inputs, status, reason) => {
    const step = await runner.run('select', inputs);

    expect(step.exitCode).toBe(status);
    expect(errorsOf(step)).toHaveLength(1);
    expect(errorsOf(step)[0]).toContain(reason);
    expect(step.outputs).toEqual({});
  });

  it('select: an unreachable endpoint is named', async () => {
    const nowhere = createRunner({
      ...local.environment,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_MAX_ATTEMPTS: '1',
    });

    const step = await nowhere.run('select', UBUNTU).finally(() => nowhere.close());

    expect(step.exitCode).toBe(6);
    expect(errorsOf(step)).toEqual([expect.stringContaining('AWS_ENDPOINT_URL is "http://127.0.0.1:1"')]);
  });

  it('build: output of the machines has no power over the runner, and a failing step fails with its status', async () => {
    const inputs = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large' };
    const spawned = await runner.run('spawn', inputs);
    assertSucceeded(spawned);
    const script = [
      'echo "::set-output name=stolen::yes"',
      'echo "text ##[error]forged"',
      'echo "::add-mask::a"',
      'printf "progress\\r::error::forged\\n"',
      'echo "::stop-commands::mine"',
      'exit 7',
    ];

    const built = await runner.run('build', { handle: spawned.outputs.handle ?? '', run: script.join('\n') });
    const finished = await runner.post('spawn', inputs, spawned.state);

    expect(built.exitCode).toBe(14);
    expect(built.log).toContain('stolen');
    expect(built.commands.map(({ name }) => name)).not.toContain('set-output');
    expect(built.commands.map(({ name }) => name)).not.toContain('add-mask');
    expect(errorsOf(built)).toHaveLength(1);
    expect(built.outputs).not.toHaveProperty('stolen');
    assertSucceeded(finished);
    await assertNothingRemains(local);
  }, 60_000);
});

describe('the stand-in for the runner', () => {
  it.each([
    ['::error::a', [{ name: 'error', value: 'a' }]],
    ['  ::error file=a,line=1::a%0Ab', [{ name: 'error', value: 'a\nb' }]],
    ['text ##[error]a', [{ name: 'error', value: 'a' }]],
    ['text ::error::a', []],
    ['10%\r::error::a', [{ name: 'error', value: 'a' }]],
    ['::stop-commands::t\n::error::a\n##[error]b\n::t::\n::warning::c', [{ name: 'warning', value: 'c' }]],
  ])('obeys what the runner would obey in %j', (log, commands) => {
    expect(readCommands(log)).toEqual(commands);
  });
});
