import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Connect, Ec2Port } from '../aws/ports.ts';
import type { Host } from '../fleet/host.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2, type FakeEc2Options } from '../testing/fake-ec2.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { withLease } from './keep-lease.ts';

const MINUTE = 60_000;

async function working(ttlMinutes: number, options: Omit<FakeEc2Options, 'clock'> = {}) {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock, ...options });
  const dependencies = spawnDependencies(ec2, clock);
  const intent = fleetIntent(clock, { ttlMinutes });
  const { hosts } = await spawnFleet(intent, dependencies);
  const startedAt = clock.now().getTime();
  const renewedAt: number[] = [];
  let broken = false;
  const connect: Connect = async (target) => {
    if (target.label === 'host-1') renewedAt.push(Math.round((clock.now().getTime() - startedAt) / MINUTE));
    if (broken) throw new Error('out of reach');
    return connectAtOnce(target);
  };
  return {
    clock,
    ec2,
    fleet: { intent, hosts },
    dependencies: { ...dependencies, connect },
    renewedAt,
    break: () => {
      broken = true;
    },
  };
}

describe('withLease', () => {
  it('renews every third of the term while the work runs, and no more after it', async () => {
    const { clock, ec2, fleet, dependencies, renewedAt } = await working(60);

    const result = await withLease(fleet, dependencies, async () => {
      await clock.sleep(130 * MINUTE);
      return 'done';
    });
    await clock.sleep(600 * MINUTE);

    expect(result).toBe('done');
    expect(renewedAt).toEqual([20, 40, 60, 80, 100, 120]);
    const [tag] = ec2.instances[0]!.tags.filter(({ Key }) => Key === 'ami-select:expires-at');
    expect(Date.parse(tag!.Value!)).toBeGreaterThan(Date.parse(fleet.intent.expiresAt) + 119 * MINUTE);
  });

  it('warns of a renewal that fails, tries again, and the work goes on', async () => {
    const all = await working(60);
    all.break();
    let first = true;
    const connect: Connect = async (target) => {
      if (first) {
        first = target.label !== 'host-2';
        throw new Error('out of reach');
      }
      return all.dependencies.connect!(target).catch(() => connectAtOnce(target));
    };

    await withLease(all.fleet, { ...all.dependencies, connect }, () => all.clock.sleep(30 * MINUTE));

    expect(all.renewedAt).toEqual([25]);
    expect(all.dependencies.lines.join('\n')).toMatch(
      /The lease of fleet-\w+ was not renewed and ends at 2026-01-01T01:00:00.000Z: .*2 of 2 hosts/,
    );
  });

  it('goes on with the machines that it reaches, and warns once of the others', async () => {
    const all = await working(60);
    const warnings: string[] = [];
    const logger = { ...all.dependencies.logger, warn: (line: string) => void warnings.push(line) };
    const connect: Connect = async (target) => {
      if (target.label === 'host-2') throw new Error('out of reach');
      return all.dependencies.connect!(target);
    };
    const dependencies = { ...all.dependencies, connect, logger };

    await withLease(all.fleet, dependencies, () => all.clock.sleep(90 * MINUTE));

    // Often while the other may live, then every third of the term.
    expect(all.renewedAt).toEqual([20, 25, 30, 35, 40, 45, 50, 55, 60, 80]);
    expect(warnings).toEqual(['The lease was not renewed on 1 of 2 hosts:\n- host-2: out of reach']);
  });

  it('stores the time of every renewal, and a failure of that is a warning', async () => {
    const all = await working(60);
    const times: string[] = [];
    const renewed = async (expiresAt: string): Promise<void> => {
      times.push(expiresAt);
      if (times.length === 1) throw new Error('disk full');
    };

    await withLease(all.fleet, { ...all.dependencies, renewed }, () => all.clock.sleep(50 * MINUTE));

    expect(times.map((time) => (Date.parse(time) - Date.parse(all.fleet.intent.expiresAt)) / MINUTE)).toEqual(
      [expect.closeTo(20, 0), expect.closeTo(40, 0)],
    );
    expect(all.dependencies.lines.join('\n')).toContain('is not stored: disk full');
  });

  it.each(['ExpiredToken', 'RequestExpired', 'CredentialsProviderError'])(
    'warns once of credentials that are over (%s), with the time that the machines have',
    async (code) => {
      const all = await working(60);
      const ec2 = { send: () => Promise.reject(Object.assign(new Error('over'), { name: code })) } as Ec2Port;
      const warnings: string[] = [];
      const logger = { ...all.dependencies.logger, warn: (line: string) => void warnings.push(line) };

      await withLease(all.fleet, { ...all.dependencies, ec2, logger }, () => all.clock.sleep(45 * MINUTE));

      expect(warnings).toEqual([
        expect.stringMatching(
          new RegExp(
            `^The credentials of this job are over \\(${code}\\), .* end at 2026-01-01T01:00:00.000Z\\.`,
          ),
        ),
      ]);
    },
  );

  it('stops the work when the lease is over, and says why', async () => {
    const all = await working(60);
    all.break();

    const failure = await withLease(all.fleet, all.dependencies, (signal) =>
      all.clock.sleep(600 * MINUTE, signal),
    ).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(String(failure)).toContain('is over, its machines have ended: it could not be renewed. The lease');
    expect(all.clock.now().getTime()).toBe(Date.parse(all.fleet.intent.expiresAt));
  });

  it('asks which machines there are before each renewal, and goes on with those', async () => {
    const all = await working(60);
    const [, other] = all.fleet.hosts;
    const given: readonly Host[][] = [[...all.fleet.hosts], [other!]];
    let asked = 0;
    const machines = async () => ({ hosts: given[asked++] ?? [], closed: [] });

    await withLease(all.fleet, { ...all.dependencies, machines }, () => all.clock.sleep(50 * MINUTE));

    const tagged = all.ec2.calls.filter(({ action }) => action === 'CreateTags');
    expect(tagged.map(({ input }) => (input as { Resources: string[] }).Resources.length)).toEqual([2, 1]);
    expect(all.renewedAt).toEqual([20]);
  });

  it('takes a fleet that outlived its handle for renewed, and renews it at once', async () => {
    const all = await working(60);
    await all.clock.sleep(90 * MINUTE);

    await withLease(all.fleet, all.dependencies, () => all.clock.sleep(10 * MINUTE));

    expect(all.renewedAt).toEqual([90]);
  });

  it('hands the end of the work and the signal of the caller on', async () => {
    const { clock, fleet, dependencies } = await working(60);
    const caller = new AbortController();
    const failing = withLease(fleet, dependencies, () => Promise.reject(new Error('test failed')));
    const stopped = withLease(fleet, { ...dependencies, signal: caller.signal }, (signal) =>
      clock.sleep(600 * MINUTE, signal),
    );
    caller.abort(new Error('cancelled'));

    await expect(failing).rejects.toThrow('test failed');
    await expect(stopped).rejects.toThrow('cancelled');
  });
});
