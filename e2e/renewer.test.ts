import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { readHandle, readRenewer } from '@ami-select/provisioner';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockVariables } from './support/no-leak/clock.ts';
import { assertNothingRemains } from './support/nothing-remains.ts';
import { createRunner, type Runner, type StepResult } from './support/runner.ts';

const INPUTS = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large', ttl: '1m' };
/** For the steps time goes by faster: a third of the lease is over soon after they are ready. */
const SPEED = 3;
/** A shell would lose variables with hyphens. */
const WORKER = `
  const [program, ...parameters] = process.argv.slice(1);
  const { status } = require('node:child_process').spawnSync(program, parameters, { stdio: 'inherit' });
  console.log('ended with ' + status);
  setTimeout(() => {}, 600_000);
`;
const PATIENCE = { timeout: 30_000, interval: 100 };

function assertSucceeded({ exitCode, log }: StepResult): void {
  if (exitCode !== 0) throw new Error(`the step ended with ${exitCode}:\n${log}`);
}

/** A zombie has ended. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(!existsSync('/proc/self/environ'))('the lease between the steps of a job', () => {
  let local: LocalEc2;
  let runner: Runner;

  beforeAll(async () => {
    local = await startLocalEc2({ images: 3000 });
  }, 60_000);
  afterAll(() => local.close());
  beforeEach(() => {
    const clock = clockVariables({ sinceMs: Date.now(), offsetMs: 0, speed: SPEED });
    runner = createRunner({ ...local.environment, ...clock });
  });
  afterEach(() => runner.close());

  async function pidOf(handle: string): Promise<number> {
    return (await readRenewer(handle))?.pid ?? 0;
  }

  it('is renewed, and no more once the post step has ended the fleet', async () => {
    const spawned = await runner.run('spawn', INPUTS);
    assertSucceeded(spawned);
    const { handle = '', 'expires-at': launched = '' } = spawned.outputs;
    const pid = await pidOf(handle);
    await vi.waitFor(async () => {
      expect((await readHandle(handle)).intent.expiresAt > launched).toBe(true);
    }, PATIENCE);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const tagged = local.journal.requests().filter(({ operation }) => operation === 'CreateTags').length;

    const finished = await runner.post('spawn', INPUTS, spawned.state);

    assertSucceeded(finished);
    expect(command.split('\0').slice(1)).toEqual([
      expect.stringMatching(/spawn.dist.renew.index\.js$/),
      handle,
      '',
    ]);
    // So that the runner ends it with the job, whatever becomes of the post step.
    expect(variables).toContainEqual(expect.stringMatching(/^RUNNER_TRACKING_ID=github_./));
    expect(tagged).toBe(1);
    expect(finished.log).toContain('Renewed the lease of 1 host to ');
    expect(isRunning(pid)).toBe(false);
    expect(readdirSync(dirname(handle)).filter((name) => /renewer|lease/.test(name))).toEqual([]);
    await assertNothingRemains(local);
  }, 60_000);

  it('is not renewed any more when the worker of the runner was killed, and the fleet can be ended', async () => {
    const killed = await runner.run('spawn', INPUTS, {
      worker: [process.execPath, '-e', WORKER],
      onOutput: (log, child) => {
        if (log.includes('ended with 0')) child.kill('SIGKILL');
      },
    });
    const { handle = '' } = killed.outputs;
    const pid = await pidOf(handle);
    expect(killed.log).toContain(`is renewed in the background until the job ends (process ${pid})`);

    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), PATIENCE);

    assertSucceeded(await runner.run('terminate', { handle }));
    await assertNothingRemains(local);
  }, 60_000);
});
