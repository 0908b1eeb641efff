import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobDependencies, JobEvent, JobRequest } from '@ami-select/job';
import { createIntent, type FleetIntent, type Host, type Proof } from '@ami-select/provisioner';
import { onTestFinished } from 'vitest';
import { createTestContext, type TestContext } from '../../../testing/test-context.ts';
import { runRun } from '../run.ts';
import type { RunPorts } from '../run-ports.ts';

export const INTENT: FleetIntent = createIntent(
  {
    identity: { id: 'test' },
    region: 'eu-west-1',
    image: {
      id: 'ami-0123456789abcdef0',
      architecture: 'x86_64',
      rootDeviceName: '/dev/sda1',
      sshUser: 'ubuntu',
    },
    instanceTypes: ['t3.small'],
    count: 1,
    ttlMinutes: 60,
  },
  { clock: { now: () => new Date('2026-09-01T00:00:00Z') } },
);
export const PROOF: Proof = {
  fleetId: INTENT.fleetId,
  created: [],
  going: [],
  remaining: [],
  foreign: [],
  unknown: [],
  expiresAt: '2026-03-04T05:06:07.000Z',
  clean: true,
};
export const PLANNED: Extract<JobEvent, { readonly type: 'fleet-planned' }> = {
  type: 'fleet-planned',
  intent: INTENT,
  handlePath: '/h.json',
  remaining: () => ['remaining: i-1'],
};
export const TIMING = {
  name: 'host-1',
  instanceId: 'i-1',
  runningMs: 4_000,
  reachableMs: 9_000,
  readyMs: 9_500,
};
export const HOST: Host = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE KEY',
};

/** The job that the test puts in the place of the real one. */
export type Job = (dependencies: JobDependencies, request: JobRequest) => Promise<void> | void;

export interface RunStage extends TestContext {
  readonly workingDirectory: string;
  /** What was opened and closed, in order. */
  readonly opened: readonly string[];
  /** Its status, or why it failed. */
  run(options?: Record<string, unknown>): Promise<{ readonly status?: number; readonly error?: unknown }>;
}

/** Runs the command with a job of the test's own, in a folder of its own. */
export function stage(job: Job, { json = false }: { readonly json?: boolean } = {}): RunStage {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'cli-run-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  const variables = { AWS_REGION: 'eu-west-1' };
  const test = createTestContext({ workingDirectory, variables, json });
  const opened: string[] = [];
  const open = (place: string) => async () => {
    opened.push(`open ${place}`);
    return {
      access: { region: 'eu-west-1' },
      embedded: place === 'embedded',
      close: async () => void opened.push(`close ${place}`),
    };
  };
  const ports: RunPorts = {
    openAccount: open('account'),
    openEmbedded: open('embedded'),
    runJob: async (request, dependencies) => {
      await job(dependencies, request);
      return undefined as never;
    },
  };
  const run = async (options: Record<string, unknown> = {}) => {
    const invocation = {
      operands: ['true'],
      options: { output: 'out', ...options },
      context: test.context,
    };
    const outcome = await runRun(invocation, ports).then(
      (status) => ({ status }),
      (error: unknown) => ({ error }),
    );
    test.context.results.flush();
    return outcome;
  };
  return { ...test, workingDirectory, opened, run };
}
