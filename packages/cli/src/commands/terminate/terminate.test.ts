import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredFleet } from '@ami-select/job';
import { type Proof, ProvisionerError, type RunCost } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runTerminate } from './terminate.ts';

const fleetId = 'fleet-0123456789abcdef';
const VARIABLES = { RUNNER_TEMP: '/nowhere', AWS_REGION: 'eu-west-1' };
const PROOF: Proof = {
  fleetId,
  created: [{ kind: 'instance', id: 'i-1' }],
  going: [],
  remaining: [],
  foreign: [],
  unknown: [],
  expiresAt: '2026-03-04T05:06:07.000Z',
  clean: true,
};

const COST: RunCost = {
  dollars: 0.34,
  complete: true,
  lines: [{ instanceType: 't3.small', market: 'spot', machines: 1, seconds: 60, dollars: 0.34 }],
  basis: ['spot price history'],
  running: [],
  unseen: [],
};

describe('ami-select terminate', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'cli-terminate-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  async function terminate(
    fleet: string,
    change: { region?: string; problems?: string[]; json?: boolean; misspelled?: string } = {},
  ) {
    const { region, problems, json, misspelled = 'PATH' } = change;
    const variables = { ...VARIABLES, RUNNER_TEMP: workingDirectory, [misspelled]: '1' };
    const { context, stdout } = createTestContext({ workingDirectory, variables, problems, json });
    const terminated: StoredFleet[] = [];
    const status = await runTerminate(
      { operands: [fleet], options: { region }, context },
      async (stored, { reportCost }) => {
        terminated.push(stored);
        reportCost?.(COST);
        return PROOF;
      },
    );
    context.results.flush();
    return { status, terminated, stdout: stdout() };
  }

  it('terminates a fleet without a handle file by its id, and prints the proof', async () => {
    const { status, terminated, stdout } = await terminate(fleetId, { region: 'us-west-2' });

    expect(status).toBe(0);
    expect(terminated).toMatchObject([
      { path: undefined, handle: { intent: { fleetId, region: 'us-west-2' } } },
    ]);
    expect(stdout).toContain(`Proof for ${fleetId}\n  created    1 x instance: i-1\n  remaining  nothing\n`);
    expect(stdout).toContain(
      '\nCost\n  The run cost $0.34: 1 × t3.small spot for 1m $0.34 (spot price history; ',
    );
  });

  it('is not held up by a misspelled variable', async () => {
    const { status, terminated } = await terminate(fleetId, { misspelled: 'AMI_SELECT_MX_TTL' });

    expect(status).toBe(0);
    expect(terminated).toHaveLength(1);
  });

  it('gives a program the proof', async () => {
    const { stdout } = await terminate(fleetId, { json: true });

    expect(JSON.parse(stdout)).toEqual({ proof: PROOF, cost: { after: COST } });
  });

  it('terminates nothing when the command line is wrong', async () => {
    await expect(terminate(fleetId, { problems: ['--regoin is not a flag'] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ message: '--regoin is not a flag' }],
    });
  });

  it('names a fleet that is not found beside a wrong command line', async () => {
    await expect(terminate('fleet-1', { problems: ['--regoin is not a flag'] })).rejects.toMatchObject({
      problems: [
        { message: '--regoin is not a flag' },
        {
          message: expect.stringContaining(
            '"fleet-1" is neither a fleet id (fleet- and 16 hexadecimal digits) nor a handle file',
          ),
        },
      ],
    });
  });

  it('refuses a word that is neither an id nor a file', async () => {
    await expect(terminate('fleet-1')).rejects.toMatchObject({ code: 'UNKNOWN_FLEET' });
  });

  it('prints the proof of an end that left something, and fails with its error', async () => {
    const command = 'aws ec2 terminate-instances --instance-ids i-1';
    const remaining = [
      { kind: 'instance', id: 'i-1', state: 'running', command, reason: 'protected' },
    ] as const;
    const unknown = [{ kind: 'volume', reason: 'Not allowed to call ec2:DescribeVolumes' }] as const;
    const proof: Proof = { ...PROOF, remaining, unknown, clean: false };
    const failure = new ProvisionerError('REMAINING', 'remains', { proof });
    const text = createTestContext({ workingDirectory, variables: VARIABLES });
    const json = createTestContext({ workingDirectory, variables: VARIABLES, json: true });

    for (const { context } of [text, json]) {
      const ending = runTerminate({ operands: [fleetId], options: {}, context }, async () => {
        throw failure;
      });
      await expect(ending).rejects.toBe(failure);
      context.results.flush();
    }

    expect(text.stdout()).toContain(`  remaining  instance i-1: ${command}\n             protected\n`);
    expect(text.stdout()).toContain('  unknown    volume: Not allowed to call ec2:DescribeVolumes\n');
    expect(JSON.parse(json.stdout())).toEqual({ proof });
  });

  it('goes on after a signal', async () => {
    const { context, raise, exits, stderr } = createTestContext({ workingDirectory, variables: VARIABLES });

    const status = await runTerminate({ operands: [fleetId], options: {}, context }, async () => {
      raise('SIGINT');
      raise('SIGINT');
      return PROOF;
    });

    expect(status).toBe(0);
    expect(exits).toEqual([]);
    expect(stderr()).toContain(
      'SIGINT received: the fleet is being terminated; once more stops that at once',
    );
  });
});
