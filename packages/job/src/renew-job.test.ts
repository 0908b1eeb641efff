import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, endRecord, type FleetHandle, type Renewer, spawnFleet } from '@ami-select/provisioner';
import { connectAtOnce, FakeEc2, fleetRequest, spawnDependencies } from '@ami-select/provisioner/testing';
import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { type RenewJobDependencies, renewJob } from './renew-job.ts';
import type { FindProcess } from './renewer/find-process.ts';

const MINUTE = 60_000;
const OWN: Renewer = { pid: 4711, started: '7', job: { pid: 42, started: '1' } };
const WORKER = { pid: 42, started: '1', name: 'Runner.Worker' };

describe('renewJob', () => {
  /** A fleet of two with a lease of an hour, and what happens to it after so many minutes. */
  async function renewing(change: Partial<RenewJobDependencies> = {}, permit: Renewer | 'none' = OWN) {
    const clock = createVirtualClock();
    const ec2 = new FakeEc2({ clock });
    const connected: string[] = [];
    const dependencies = spawnDependencies(ec2, clock);
    const intent = createIntent(fleetRequest({ ttlMinutes: 60 }), { clock });
    await spawnFleet(intent, dependencies);
    const handle = dependencies.saved.at(-1) as FleetHandle;
    const stored = { handle, permit, renewed: '' };
    const records = {
      readHandle: async () => stored.handle,
      readRenewer: async () => (stored.permit === 'none' ? undefined : stored.permit),
      writeRenewal: async (_path: string, { expiresAt }: { readonly expiresAt: string }) => {
        stored.renewed = expiresAt;
      },
    };
    ec2.calls.length = 0;
    const startedAt = clock.now().getTime();
    const connect: RenewJobDependencies['connect'] = (target) => {
      connected.push(target.label);
      return connectAtOnce(target);
    };
    const { logger, lines } = { logger: dependencies.logger, lines: dependencies.lines };
    lines.length = 0;
    const given = {
      variables: {},
      clock,
      logger,
      signal: new AbortController().signal,
      ec2: ec2.port,
      connect,
    };
    const find: FindProcess = async () => WORKER;
    const done = renewJob('/handle.json', OWN.pid, { ...given, find, records, ...change });
    return {
      clock,
      ec2,
      handle,
      stored,
      lines,
      connected,
      /** Minutes until it has ended. */
      minutes: async () => {
        await done;
        return (clock.now().getTime() - startedAt) / MINUTE;
      },
      tagged: () => ec2.calls.filter(({ action }) => action === 'CreateTags').length,
      expiry: () => (Date.parse(stored.renewed) - startedAt) / MINUTE,
    };
  }

  it('renews tag, machines and the file beside the handle until its permit is taken away', async () => {
    const { clock, connected, minutes, tagged, expiry, stored } = await renewing();
    await clock.sleep(130 * MINUTE);
    stored.permit = 'none';

    expect(await minutes()).toBeCloseTo(130, 0);
    expect(tagged()).toBe(6);
    expect(connected).toHaveLength(12);
    expect(expiry()).toBeCloseTo(180, 0);
  });

  it.each<[string, FindProcess]>([
    ['has ended', async () => undefined],
    ['has given its id to another', async (pid) => ({ pid, started: '2', name: 'Runner.Worker' })],
  ])('ends within seconds when the process of the job %s', async (_title, then) => {
    let find: FindProcess = async () => WORKER;
    const { clock, minutes, tagged } = await renewing({ find: (pid) => find(pid) });
    await clock.sleep(30 * MINUTE);
    find = then;

    expect(await minutes()).toBeLessThan(30.2);
    expect(tagged()).toBe(1);
  });

  it('goes on while the system cannot say whether the process of the job lives', async () => {
    const find = (): never => {
      throw new Error('EMFILE');
    };
    const { clock, minutes, tagged, stored } = await renewing({ find: async () => find() });
    await clock.sleep(45 * MINUTE);
    stored.permit = 'none';

    expect(await minutes()).toBeCloseTo(45, 0);
    expect(tagged()).toBe(2);
  });

  it('without a process of the job it ends at its time', async () => {
    const until = new Date(Date.UTC(2026, 0, 1, 6)).toISOString();

    const { minutes, tagged } = await renewing({}, { pid: 4711, started: '7', until });

    expect(await minutes()).toBeCloseTo(360, 0);
    expect(tagged()).toBe(17);
  });

  it.each<[string, Renewer | 'none']>([
    ['no permit', 'none'],
    ['the permit of another process', { ...OWN, pid: 4712 }],
  ])('does nothing with %s', async (_title, renewer) => {
    const { minutes, ec2, lines } = await renewing({}, renewer);

    expect(await minutes()).toBeLessThan(0.1);
    expect([ec2.calls, lines]).toEqual([[], []]);
  });

  it.each<[string, (handle: FleetHandle) => FleetHandle]>([
    ['has ended', (handle) => endRecord(handle, new Date(handle.intent.createdAt))],
    [
      'is another one',
      (handle) => ({ ...handle, intent: { ...handle.intent, createdAt: '2026-01-01T00:01:00.000Z' } }),
    ],
  ])('renews nothing, and writes nothing, when the fleet of the handle %s', async (_title, change) => {
    const { clock, minutes, tagged, stored, handle } = await renewing();
    await clock.sleep(10 * MINUTE);
    stored.handle = change(handle);

    expect(await minutes()).toBeLessThan(10.2);
    expect(tagged()).toBe(0);
    expect(stored.renewed).toBe('');
  });

  it('renews no machines that somebody ended elsewhere, and ends with the last of them', async () => {
    const { clock, ec2, minutes, tagged, connected, lines, handle } = await renewing();
    const [one, other] = handle.hosts ?? [];
    const terminate = (id = ''): Promise<unknown> =>
      ec2.port.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    await clock.sleep(10 * MINUTE);
    await terminate(one?.instanceId);
    await clock.sleep(20 * MINUTE);
    await terminate(other?.instanceId);

    expect(await minutes()).toBeCloseTo(40, 0);
    expect(tagged()).toBe(1);
    expect(connected).toEqual([other?.name]);
    expect(lines.filter((line) => line.includes('not renewed'))).toEqual([]);
  });

  it('logs in no more to the machine that is made an image of, and to none that has no cloud-init', async () => {
    const { clock, connected, minutes, tagged, stored, handle } = await renewing();
    stored.handle = { ...handle, baking: true };
    await clock.sleep(30 * MINUTE);
    const { intent } = handle;
    stored.handle = {
      ...handle,
      intent: { ...intent, image: { ...intent.image, noCloudInit: 'has none' } },
    };
    await clock.sleep(20 * MINUTE);
    stored.permit = 'none';
    await minutes();

    expect(tagged()).toBe(2);
    expect(connected).toEqual(['host-2']);
  });

  it('warns when nothing could be renewed, and ends with the lease', async () => {
    const connect = async (): Promise<never> => {
      throw new Error('out of reach');
    };
    const { minutes, lines } = await renewing({ connect });

    expect(await minutes()).toBeCloseTo(60, 0);
    expect(lines.at(-1)).toMatch(/is over, its machines have ended: it could not be renewed/);
  });

  it('ends silently when it is told to', async () => {
    const stop = new AbortController();
    const { clock, minutes, lines } = await renewing({ signal: stop.signal });
    await clock.sleep(10 * MINUTE);
    stop.abort();

    expect(await minutes()).toBeCloseTo(10, 0);
    expect(lines).toEqual([]);
  });
});
