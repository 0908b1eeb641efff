import { describe, expect, it } from 'vitest';
import { REALISTIC } from '../testing/simulate.ts';
import { spawned } from '../testing/spawned-fleet.ts';
import { terminateFleet } from './terminate-fleet.ts';

describe('speed', () => {
  it('proves the end of two machines within 3 s and 16 calls', async () => {
    const { ec2, dependencies, handle, seconds } = await spawned(2);
    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.calls.length).toBeLessThanOrEqual(16);
    expect(seconds()).toBeLessThanOrEqual(3);
  });

  it('ends 500 machines with three changing calls, 5 s after the last is gone', async () => {
    const { ec2, dependencies, handle, seconds } = await spawned(500);

    const proof = await terminateFleet(handle, dependencies);

    expect(proof.clean).toBe(true);
    expect(ec2.calls.filter(({ action }) => !action.startsWith('Describe')).length).toBeLessThanOrEqual(3);
    expect(seconds() - (REALISTIC.shutdown + REALISTIC.release) / 1_000).toBeLessThanOrEqual(5);
  });

  it('moves nothing and terminates first when it is in a hurry', async () => {
    const { ec2, dependencies, handle } = await spawned(2);

    await terminateFleet(handle, { ...dependencies, signal: AbortSignal.abort() }, { launchedHere: true });

    expect(ec2.calls[0]?.action).toBe('TerminateInstances');
    expect(ec2.count('ModifyInstanceAttribute')).toBe(0);
  });
});
