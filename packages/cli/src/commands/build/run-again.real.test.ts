import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runRun } from '../run/run.ts';
import { runBuildCommand } from './build.ts';

const CONFIG = `
fleets: { test: { image: "debian/12@x86_64", instance-types: [t3.small], count: 2 } }
build:
  upload: [word]
  steps:
    - { name: tests, run: 'echo x >>seen; [ "$AMI_SELECT_MACHINE" = host-1 ] || [ "$(cat word)" = mended ]' }
  artifacts: [seen]
`;

let local: LocalEc2;
let workingDirectory: string;
beforeAll(async () => {
  local = await startLocalEc2({ region: 'us-east-1' });
  // The SDK reads its own variables.
  for (const [name, value] of Object.entries(local.environment)) vi.stubEnv(name, value);
  workingDirectory = mkdtempSync(join(tmpdir(), 'run-again-'));
  writeFileSync(join(workingDirectory, 'ami-select.yml'), CONFIG);
  writeFileSync(join(workingDirectory, 'word'), 'broken');
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await local?.close();
  rmSync(workingDirectory, { recursive: true, force: true });
});

async function outcomeOf(run: 'run' | string, options: Readonly<Record<string, unknown>>) {
  const environment = Object.entries(local.environment).filter(([, value]) => value !== undefined);
  const variables = {
    ...Object.fromEntries(environment),
    HOME: workingDirectory,
    PATH: process.env.PATH ?? '',
  };
  const { context, stdout, stderr } = createTestContext({ workingDirectory, variables, json: true });
  const operands = run === 'run' ? [] : [run];
  const command = run === 'run' ? runRun : runBuildCommand;
  const error = await command({ operands, options: { output: 'out', ...options }, context }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  context.results.flush();
  const record = JSON.parse(readFileSync(join(workingDirectory, 'out/build-record.json'), 'utf8'));
  return { error, document: JSON.parse(stdout()), record, log: stderr() };
}

it('goes on with a build on machines that stay, from a phase and where it failed', {
  timeout: 120_000,
}, async () => {
  const first = await outcomeOf('run', { keep: true });
  const handle = first.document.fleet.handle;
  expect(first.error).toMatchObject({ code: 'STEP_FAILED', problems: [{ machine: 'host-2' }] });

  writeFileSync(join(workingDirectory, 'word'), 'mended');
  const stale = await outcomeOf(handle, { from: 'steps', failed: true });
  expect(stale.error).toMatchObject({ code: 'STEP_FAILED' });
  expect(stale.log).toContain('The workspaces stay as they are: word changed since the last run');

  const mixed = await outcomeOf(handle, { from: 'deliver', failed: true });
  expect(mixed.error).toMatchObject({
    code: 'INVALID_BUILD',
    message: expect.stringContaining('word changed since the last run, whose files "host-1" would keep'),
  });

  const mended = await outcomeOf(handle, { from: 'deliver' });
  expect(mended.error).toBeUndefined();
  expect(mended.record).toMatchObject({ state: 'passed', continues: { from: 'deliver', machines: [] } });
  const hosts = mended.record.machines.map(({ name, facts, steps }: Host) => [
    name,
    facts.instanceId,
    steps[0]?.outcome,
  ]);
  const ids = first.record.machines.map(({ name, facts }: Host) => [name, facts.instanceId, 'passed']);
  expect(hosts).toEqual(ids);

  expect(mended.document.kept).toMatchObject({
    handle,
    build: `ami-select build ${handle} --output out`,
    terminate: `ami-select terminate ${handle}`,
    expiresAt: first.document.kept.expiresAt,
  });

  const none = await outcomeOf(handle, { failed: true });
  const output = join(workingDirectory, 'out');
  expect(none.error).toMatchObject({
    message: expect.stringContaining(
      `the output directory "${output}" is not valid because it has the record of the run of ${mended.record.startedAt}, with the steps "tests", in which no machine failed; expected that of a run in which a machine failed: each run replaces the record`,
    ),
  });
});

interface Host {
  readonly name: string;
  readonly facts: { readonly instanceId: string };
  readonly steps: readonly { readonly outcome: string }[];
}
