import { describe, expect, it } from 'vitest';
import type { SchedulerPort } from '../aws/ports.ts';
import { fleetState, readFleetState } from '../record/fleet-state.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { untilAborted } from '../testing/fake-responses.ts';
import { leasedFleets } from '../testing/leased-fleet.ts';
import { LOCAL_REGION } from '../testing/local-handler.ts';
import { terminateFleet } from './terminate-fleet.ts';

const world = leasedFleets();
const denied = { kind: 'error', code: 'UnauthorizedOperation', status: 403 } as const;
const noAccess = { kind: 'error', code: 'AccessDeniedException', status: 403 } as const;

describe('schedules at the end of a fleet', () => {
  it('stay as long as the machine that they end may live', async () => {
    const { dependencies, intent, names, living } = await world([
      { match: { operation: 'TerminateInstances' }, effect: denied },
    ]);
    await spawnFleet(intent, dependencies);

    const failure = await terminateFleet(intent, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'REMAINING' });
    expect(living()).toHaveLength(2);
    expect(await names()).toHaveLength(2);
  });

  it.each([
    ['does not respond', (options?: object) => untilAborted(options)],
    ['cannot be reached', () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))],
  ])('hold up no termination where Scheduler %s, and are unknown then', async (_title, send) => {
    const { dependencies, intent, clock, journal, living } = await world();
    await spawnFleet(intent, dependencies);
    const scheduler = { send: (_command: object, options?: object) => send(options) } as SchedulerPort;
    const start = clock.now().getTime();

    const failure = await terminateFleet(intent, { ...dependencies, scheduler }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'REMAINING_UNKNOWN', proof: { remaining: [] } });
    expect((failure as { proof: { unknown: { kind: string }[] } }).proof.unknown).toMatchObject([
      { kind: 'schedule' },
    ]);
    expect(living()).toEqual([]);
    const sent = journal.requests().find(({ operation }) => operation === 'TerminateInstances');
    expect(sent!.at.getTime() - start).toBeLessThan(5_000);
    // Waited for up to the deadline.
    expect(clock.now().getTime() - start).toBeGreaterThan(230_000);
  });

  it('are found by what its step saved', async () => {
    const { dependencies, intent, names } = await world();
    await spawnFleet(intent, dependencies);

    const proof = await terminateFleet(readFleetState(fleetState(intent)), dependencies);

    expect(proof.clean).toBe(true);
    expect(await names()).toEqual([]);
  });

  it('are found by the id of the fleet alone', async () => {
    const { dependencies, intent, clock, names } = await world();
    await spawnFleet(intent, dependencies);
    const { fleetId } = intent;

    const proof = await terminateFleet(
      recoverHandle({ fleetId, region: LOCAL_REGION, now: clock.now() }),
      dependencies,
    );

    expect(proof.created.filter(({ kind }) => kind === 'schedule')).toHaveLength(2);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['without a permission', noAccess],
    ['where nobody serves them', { kind: 'error', code: 'UnknownOperationException', status: 404 } as const],
  ])('are not unknown %s when nobody knows that there are any', async (_title, effect) => {
    const { dependencies, intent, clock, lines } = await world([
      { match: { operation: 'ListSchedules' }, effect },
    ]);
    const { fleetId } = intent;
    await spawnFleet({ ...intent, leaseRoleArn: undefined }, dependencies);

    const proof = await terminateFleet(
      recoverHandle({ fleetId, region: LOCAL_REGION, now: clock.now() }),
      dependencies,
    );

    expect(proof.clean).toBe(true);
    expect(lines.filter((line) => line.includes('were not looked for'))).toHaveLength(1);
  });

  it('are no reason to wait for where nobody knows of any and Scheduler does not respond', async () => {
    const { dependencies, intent, clock, lines } = await world();
    await spawnFleet({ ...intent, leaseRoleArn: undefined }, dependencies);
    const scheduler = {
      send: (_command: object, options?: object) => untilAborted(options),
    } as SchedulerPort;
    const start = clock.now().getTime();

    const proof = await terminateFleet(
      recoverHandle({ fleetId: intent.fleetId, region: LOCAL_REGION, now: clock.now() }),
      { ...dependencies, scheduler },
    );

    expect(proof.clean).toBe(true);
    expect(clock.now().getTime() - start).toBeLessThan(120_000);
    expect(lines.filter((line) => line.includes('were not looked for'))).toHaveLength(1);
  });

  it('are unknown without the permission when the fleet has a role for them', async () => {
    const { dependencies, intent } = await world([
      // The launch asks first.
      { match: { operation: 'ListSchedules' }, after: 1, effect: noAccess },
    ]);
    await spawnFleet(intent, dependencies);

    const failure = await terminateFleet(intent, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'REMAINING_UNKNOWN' });
    expect(String(failure)).toContain('scheduler:ListSchedules');
  });
});
