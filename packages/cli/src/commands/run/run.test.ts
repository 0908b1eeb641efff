import { describe, expect, it } from 'vitest';
import { CliError } from '../../process/errors.ts';
import { HOST, INTENT, type Job, PLANNED, PROOF, stage, TIMING } from './testing/run-stage.ts';

describe('ami-select run', () => {
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
    expect(stdout()).toContain(`Proof for ${INTENT.fleetId}`);
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
        fleetId: INTENT.fleetId,
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
      fleet: { id: INTENT.fleetId, handle: '/h.json', expiresAt: INTENT.expiresAt },
      hosts: [{ address: '203.0.113.7', ...TIMING }],
    });
    expect(stdout()).not.toContain('PRIVATE KEY');
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
});
