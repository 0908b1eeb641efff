import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import { connectAtOnce, fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { waitForFleet } from './wait-until-ready.ts';

/** Waits for two instances, of which the first is ready at once, after a launch that took so long. */
async function waitAfter(launchMs: number, { timeoutMinutes = 4, minimum = 2 } = {}) {
  const clock = createVirtualClock();
  const intent = fleetIntent(clock, { ttlMinutes: 5, timeoutMinutes, minimum });
  const Instances = ['i-1', 'i-2'].map((InstanceId) => ({
    InstanceId,
    State: { Name: 'running' },
    PublicIpAddress: '192.0.2.1',
    PrivateIpAddress: '10.0.0.1',
  }));
  const { ec2 } = scriptedEc2(() => ({ Reservations: [{ Instances }] }));
  const connect: Connect = (target) =>
    target.label === 'host-1'
      ? connectAtOnce(target)
      : Promise.reject(new TransportError('UNREACHABLE', 'refused'));
  clock.advance(launchMs);
  const launchedAt = clock.now().getTime();
  const dependencies = { ...testDependencies(ec2, clock), connect };
  const outcome = await waitForFleet({ intent }, ['i-1', 'i-2'], dependencies).catch(
    (error: unknown) => error as { code: string; message: string },
  );
  return { intent, outcome, seconds: (clock.now().getTime() - launchedAt) / 1_000 };
}

describe('a wait for machines', () => {
  it('is over with their lease, which the failure names', async () => {
    const { intent, outcome, seconds } = await waitAfter(210_000);

    expect(seconds).toBe(90);
    expect(outcome).toMatchObject({
      code: 'TIMED_OUT',
      message: [
        `The lease of ${intent.fleetId} ended at ${intent.expiresAt}, before its instances were ready (1 of 2 were).`,
        'i-1; 0.0 s running; ssh ready',
        'i-2; 0.0 s running; ssh: refused',
      ].join('\n- '),
      hint: expect.stringContaining('longer ttl'),
    });
  });

  it('is over at once after a launch that used the whole lease up', async () => {
    const { outcome, seconds } = await waitAfter(301_000);

    expect(seconds).toBe(0);
    expect(outcome).toMatchObject({ code: 'TIMED_OUT', message: expect.stringContaining('The lease of') });
  });

  it('is not content with a minimum that ends with its lease', async () => {
    const { outcome } = await waitAfter(210_000, { minimum: 1 });

    expect(outcome).toMatchObject({ code: 'TIMED_OUT', message: expect.stringContaining('The lease of') });
  });

  it('lasts as long as its time-out where the lease lasts longer', async () => {
    const { outcome, seconds } = await waitAfter(30_000);

    expect(seconds).toBe(240);
    expect(outcome).toMatchObject({
      message: expect.stringMatching(/^1 of 2 instances were ready after 240 s/),
    });
  });
});
