import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobDependencies, JobRequest } from '@ami-select/job';
import { createIntent, type Proof, ProvisionerError } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CliError } from '../../process/errors.ts';
import { createTestContext } from '../../testing/test-context.ts';
import { runRun } from './run.ts';
import type { RunPorts } from './run-ports.ts';

const intent = createIntent(
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
const PROOF: Proof = {
  fleetId: intent.fleetId,
  created: [],
  going: [],
  remaining: [],
  foreign: [],
  unknown: [],
  expiresAt: '2026-03-04T05:06:07.000Z',
  clean: true,
};
const PLANNED = {
  type: 'fleet-planned',
  intent,
  handlePath: '/h.json',
  remaining: () => ['remaining: i-1'],
} as const;
const TIMING = { name: 'host-1', instanceId: 'i-1', runningMs: 4_000, reachableMs: 9_000, readyMs: 9_500 };
const HOST = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE KEY',
};

type Job = (dependencies: JobDependencies, request: JobRequest) => Promise<void> | void;

describe('ami-select run', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'cli-run-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  /** Runs the command with a job of the test's own. */
  function stage(job: Job, { json = false } = {}) {
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
        (status) => ({ status, error: undefined }),
        (error: unknown) => ({ status: undefined, error }),
      );
      test.context.results.flush();
      return outcome;
    };
    return { ...test, opened, run };
  }

  it.each([
    [
      'an open lock',
      'build: { environments: { app: { requirements: [r.txt] } }, steps: [{ run: make }] }',
      'UNPINNED',
    ],
    ['an unknown key', 'bild: {}', 'INVALID_INPUT'],
  ])('replaces the record of an earlier run when it is refused: %s', async (_name, config, code) => {
    const record = join(workingDirectory, 'out', 'build-record.json');
    mkdirSync(join(workingDirectory, 'out'));
    writeFileSync(record, JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] }));
    writeFileSync(join(workingDirectory, 'r.txt'), 'six>=1\n');
    writeFileSync(join(workingDirectory, 'ami-select.yml'), config);
    const { run, opened } = stage(() => {});

    const { error } = await run();

    expect(error).toMatchObject({ code });
    expect(opened).toEqual([]);
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({
      state: 'failed',
      phase: 'request',
      failure: { code, message: (error as Error).message },
    });
  });

  it('runs the job in the account, and prints proof and times', async () => {
    const { run, opened, stdout } = stage(({ report }) => {
      report(PLANNED);
      report({ type: 'phase-started', phase: 'terminate', title: 'terminate' });
      report({ type: 'terminated', proof: PROOF });
      report({ type: 'phase-ended', phase: 'terminate', title: 'terminate', failed: false });
    });

    const { status } = await run();

    expect(status).toBe(0);
    expect(opened).toEqual(['open account', 'close account']);
    expect(stdout()).toContain(`Proof for ${intent.fleetId}`);
    expect(stdout()).toMatch(/Time\n {2}terminate/);
  });

  it.each([undefined, new CliError('REMAINING', 'step failed')])(
    'names the machines that it keeps, and how to remove them, after %s',
    async (failure) => {
      const expiresAt = '2026-09-01T02:00:00.000Z';
      const job: Job = ({ report }) => {
        report(PLANNED);
        report({ type: 'hosts-ready', hosts: [HOST], timings: [TIMING] });
        report({ type: 'kept', hosts: [HOST], expiresAt, sshConfig: '/state/fleet-1/config' });
        if (failure) throw failure;
      };
      const text = stage(job);
      const json = stage(job, { json: true });

      const { error } = await text.run({ keep: true });
      await json.run({ keep: true });

      const ssh = 'ssh -F /state/fleet-1/config host-1';
      expect(error).toBe(failure);
      expect(text.stdout()).toContain(
        `Kept until ${expiresAt}\n  host-1  i-1  ${ssh}\n  Build on it again: ami-select build /h.json --output out -- true\n  remaining: i-1\n`,
      );
      expect(json.stderr()).toContain(`host-1 is kept until ${expiresAt}: ${ssh}`);
      expect(JSON.parse(json.stdout()).kept).toEqual({
        fleetId: intent.fleetId,
        handle: '/h.json',
        build: 'ami-select build /h.json --output out -- true',
        expiresAt,
        sshConfig: '/state/fleet-1/config',
        logins: [{ name: 'host-1', instanceId: 'i-1', ssh }],
        terminate: 'ami-select terminate /h.json',
      });
      expect(text.stdout() + json.stdout() + json.stderr()).not.toContain('PRIVATE KEY');
    },
  );

  it.each([
    [true, 'Cost on AWS'],
    [false, 'Cost'],
  ])('says what the run cost, also where nobody pays (--local: %s)', async (local, title) => {
    const price = { perHour: 0.1, perLease: 0.2, ttlMinutes: 120, basis: ['list'], unknown: [] };
    const line = { instanceType: 't3.small', market: 'on-demand', machines: 1, seconds: 60 } as const;
    const cost = { dollars: 0.02, complete: true, lines: [{ ...line, dollars: 0.02 }], basis: ['list'] };
    const job: Job = ({ report }) => {
      report({ type: 'fleet-priced', price });
      report({ type: 'run-priced', cost: { ...cost, running: [], unseen: [] } });
    };
    const text = stage(job);
    const json = stage(job, { json: true });

    await text.run({ local });
    await json.run({ local });

    expect(text.stdout()).toContain(
      `\n${title}\n  The run cost $0.020: 1 × t3.small on-demand for 1m $0.020 (`,
    );
    expect(JSON.parse(json.stdout()).cost).toMatchObject({ before: price, after: cost });
  });

  it('opens an endpoint of its own with --local', async () => {
    const { run, opened } = stage(() => {});

    await run({ local: true });

    expect(opened).toEqual(['open embedded', 'close embedded']);
  });

  it('gives a program one document without keys, also for a failure', async () => {
    const { run, stdout } = stage(
      ({ report }) => {
        report(PLANNED);
        report({ type: 'hosts-ready', hosts: [HOST], timings: [TIMING] });
        throw new Error('step failed');
      },
      { json: true },
    );

    const { error } = await run();

    expect(error).toMatchObject({ message: 'step failed' });
    expect(JSON.parse(stdout())).toMatchObject({
      fleet: { id: intent.fleetId, handle: '/h.json', expiresAt: intent.expiresAt },
      hosts: [{ address: '203.0.113.7', ...TIMING }],
    });
    expect(stdout()).not.toContain('PRIVATE KEY');
  });

  it('keeps why the fleet was ended in the document when what remains is the error', async () => {
    const proof = { ...PROOF, clean: false };
    const cause = new CliError('INVALID_INPUT', 'tests failed');
    const { run, stdout } = stage(
      () => {
        throw new ProvisionerError('REMAINING', 'i-1 remains', { proof, cause });
      },
      { json: true },
    );

    const { error } = await run();

    expect(error).toMatchObject({ exitClass: 'remaining' });
    expect(JSON.parse(stdout())).toMatchObject({
      proof,
      endedBecauseOf: { code: 'INVALID_INPUT', message: 'tests failed', status: 2 },
    });
  });

  it('opens nothing and prints the script with --plan', async () => {
    const { run, opened, stdout } = stage(() => {
      throw new Error('no job was expected');
    });

    await run({ plan: 'script' });

    expect(opened).toEqual([]);
    expect(stdout()).toContain('# image  {"publisher":"ubuntu"');
    expect(stdout()).toContain('# host-1, steps');
  });

  it.each<[string, Job, string]>([
    ['before anything was created', () => {}, 'no machine was created'],
    [
      'and everything was terminated',
      ({ report }) => report({ type: 'terminated', proof: PROOF }),
      'everything was terminated, nothing remains',
    ],
    [
      'and the clean-up failed',
      ({ report }) => report({ type: 'clean-up-failed', error: new Error('no network') }),
      'something may remain, see above',
    ],
  ])('reports the end of the fleet when it is interrupted %s', async (_when, cleanUp, outcome) => {
    const { run, raise } = stage((dependencies, request) => {
      raise('SIGTERM');
      cleanUp(dependencies, request);
      dependencies.signal.throwIfAborted();
    });

    const { error } = await run();

    expect(error).toMatchObject({
      exitClass: 'terminated',
      message: `Interrupted by SIGTERM: ${outcome}`,
    });
  });

  it('succeeds where a signal only hurries the last end, after a build that was done', async () => {
    const { run, raise } = stage(({ report }) => {
      raise('SIGINT');
      report({ type: 'terminated', proof: PROOF });
    });

    expect(await run()).toMatchObject({ status: 0 });
  });

  it('prints what remains when the clean-up fails', async () => {
    const { run, stderr } = stage(({ report }) => {
      report(PLANNED);
      report({ type: 'phase-started', phase: 'terminate', title: 'terminate' });
      report({ type: 'phase-ended', phase: 'terminate', title: 'terminate', failed: true });
      report({ type: 'clean-up-failed', error: new Error('no network') });
      throw new Error('step failed');
    });

    await run();

    expect(stderr()).toContain('! remaining: i-1');
    expect(stderr()).toContain('no network');
  });

  it('opens nothing when something is wrong with what was given', async () => {
    const { run, opened } = stage(() => {});

    const { error } = await run({ ttl: 'soon', instanceType: ['c7g'] });

    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(opened).toEqual([]);
  });
});
