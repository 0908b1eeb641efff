import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assertNothingRemains } from './support/nothing-remains.ts';
import { createRunner, type Runner, type StepResult } from './support/runner.ts';

const INPUTS = { image: 'ubuntu/24.04@x86_64', 'instance-types': 'm7i.large' };

function assertSucceeded({ exitCode, log }: StepResult): void {
  if (exitCode !== 0) throw new Error(`the step ended with ${exitCode}:\n${log}`);
}

describe('what the actions know of a fleet', () => {
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

  it('two spawn steps that share every variable are two fleets, and both end', async () => {
    const one = await runner.run('spawn', INPUTS);
    const other = await runner.run('spawn', INPUTS);
    [one, other].forEach(assertSucceeded);
    const before = local.journal.remaining().length;
    const ends = [
      await runner.post('spawn', INPUTS, other.state),
      await runner.post('spawn', INPUTS, one.state),
    ];

    expect(other.outputs['fleet-id']).not.toBe(one.outputs['fleet-id']);
    expect(before).toBeGreaterThanOrEqual(4);
    ends.forEach(assertSucceeded);
    await assertNothingRemains(local);
  }, 90_000);

  it('the post step ends a fleet whose handle file is gone, and its state holds no key', async () => {
    const spawned = await runner.run('spawn', INPUTS);
    assertSucceeded(spawned);
    const { handle = '' } = spawned.outputs;
    expect(readFileSync(handle, 'utf8')).toContain('PRIVATE KEY');
    rmSync(dirname(handle), { recursive: true });

    const finished = await runner.post('spawn', INPUTS, spawned.state);

    assertSucceeded(finished);
    expect(finished.log).toContain('is searched with what its main step saved');
    expect(finished.summary).toContain('Nothing remains.');
    await assertNothingRemains(local);
    expect(JSON.stringify(spawned.state)).not.toContain('PRIVATE KEY');
  }, 60_000);
});
