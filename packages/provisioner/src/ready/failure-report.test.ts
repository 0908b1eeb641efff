import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Connect, SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { connectAtOnce, fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { type Suspect, withReport } from './failure-report.ts';

const OUTPUT = Buffer.from('Linux\n[FAILED] Failed to mount /data.\nlogin:\npassword=hunter2\n').toString(
  'base64',
);
const FAILURE = new ProvisionerError('TIMED_OUT', 'not ready', { history: ['i-1 running'], hint: 'wait' });

const host = (clock = createVirtualClock()) => ({
  name: 'host-2',
  instanceId: 'i-2',
  address: '192.0.2.1',
  port: 22,
  privateAddress: '',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: fleetIntent(clock).ssh.privateKey,
});

/** The report on two machines, of which the second took a login. */
function reported(
  change: Partial<SpawnDependencies> = {},
  {
    respond = () => ({ Output: OUTPUT }),
    failure = FAILURE,
    count = 2,
  }: {
    readonly respond?: (call: ScriptedCall) => unknown;
    readonly failure?: unknown;
    readonly count?: number;
  } = {},
) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const { ec2, calls } = scriptedEc2(respond);
  const saved: string[] = [];
  const connect: Connect = async (target) => ({
    ...(await connectAtOnce(target)),
    exec: async () => ({ exitCode: 0, signal: null, stdout: 'status: error\ntoken=abc\n', stderr: '' }),
  });
  const dependencies: SpawnDependencies = {
    ...testDependencies(ec2, clock),
    connect,
    saveFailure: async (report) => {
      saved.push(report);
      return '/state/fleet.failure.txt';
    },
    ...change,
  };
  const suspects = Array.from({ length: count }, (_, index): Suspect => {
    const suspect = { name: `host-${index + 1}`, instanceId: `i-${index + 1}` };
    return index === 1 ? { ...suspect, host: host(clock) } : suspect;
  });
  const observed = { handle: { intent: fleetIntent(clock) }, suspects, history: ['i-1; 0.0 s pending'] };
  const result = withReport(failure, observed, dependencies);
  return { result, calls, saved, elapsedMs: () => clock.now().getTime() - startedAt };
}

describe('the report on a failure', () => {
  it('has states, consoles and the logs of cloud-init, without secrets', async () => {
    const { result, saved } = reported();

    await result;

    expect(saved[0]).toBe(`==== failure
not ready

==== states
i-1; 0.0 s pending

==== console of host-1 (i-1)
Linux
[FAILED] Failed to mount /data.
login:
password=***

==== console of host-2 (i-2)
Linux
[FAILED] Failed to mount /data.
login:
password=***

==== cloud-init of host-2 (i-2)
status: error
token=***
`);
  });

  it('puts the telling line of the console and its path into the error, which stays the same otherwise', async () => {
    const { result } = reported();

    const error = await result;

    expect(error).toBeInstanceOf(ProvisionerError);
    expect(error).toMatchObject({
      code: 'TIMED_OUT',
      message:
        'not ready\nThe console of host-1 (i-1) says: [FAILED] Failed to mount /data.\nMore in /state/fleet.failure.txt',
      history: ['i-1 running'],
      hint: 'wait',
    });
  });

  it('has the console of the boot where the type has no later one', async () => {
    const respond = ({ input }: ScriptedCall) =>
      (input as { Latest: boolean }).Latest ? ec2Error('UnsupportedOperation') : { Output: OUTPUT };

    const { result, saved } = reported({}, { respond });
    await result;

    expect(saved[0]).toContain('Failed to mount');
  });

  it('says why a part is missing', async () => {
    const { result, saved } = reported(
      { connect: () => Promise.reject(new Error('connection refused')) },
      { respond: () => ec2Error('UnauthorizedOperation') },
    );

    expect(await result).toMatchObject({ message: 'not ready\nMore in /state/fleet.failure.txt' });
    expect(saved[0]).toContain('==== console of host-1 (i-1)\nnot read: UnauthorizedOperation');
    expect(saved[0]).toContain('==== cloud-init of host-2 (i-2)\nnot read: ');
  });

  it('takes ten seconds at most, and keeps what it has by then', async () => {
    const { result, saved, elapsedMs } = reported({ connect: () => new Promise(() => {}) });

    await result;

    expect(elapsedMs()).toBe(10_000);
    expect(saved[0]).toContain('Failed to mount');
    expect(saved[0]).toContain('==== cloud-init of host-2 (i-2)\nnot read in time');
  });

  it('asks three machines of a large fleet, and keeps 128 KiB of each', async () => {
    const Output = Buffer.from('x'.repeat(1_000_000)).toString('base64');
    const { result, calls, saved } = reported({}, { count: 500, respond: () => ({ Output }) });

    await result;

    expect(calls).toHaveLength(3);
    expect(saved[0]?.length).toBeLessThan(500_000);
  });

  it('is skipped on a signal, before and while it is collected', async () => {
    const abort = new AbortController();
    const before = reported({ signal: AbortSignal.abort() });
    const during = reported({
      signal: abort.signal,
      connect: () => {
        abort.abort();
        return new Promise(() => {});
      },
    });

    expect(await before.result).toBe(FAILURE);
    expect(await during.result).toBe(FAILURE);
    expect([before.calls.length, before.saved, during.saved]).toEqual([0, [], []]);
    expect(during.elapsedMs()).toBe(0);
  });

  it.each([
    new ProvisionerError('CAPACITY', 'no room'),
    new ProvisionerError('PERMISSION_DENIED', 'no'),
    new ProvisionerError('ABORTED', 'stopped'),
    new Error('bug'),
  ])('is not made of %s', async (failure) => {
    const { result, calls } = reported({}, { failure });

    expect(await result).toBe(failure);
    expect(calls).toEqual([]);
  });

  it('fails nothing when it cannot be stored', async () => {
    const { result } = reported({ saveFailure: () => Promise.reject(new Error('ENOSPC')) });

    expect(await result).toMatchObject({
      message: 'not ready\nThe console of host-1 (i-1) says: [FAILED] Failed to mount /data.',
    });
  });
});
