import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import { renewalScript } from '../plan/lease-script.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { renewLease } from './renew-lease.ts';

async function spawned() {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock });
  const dependencies = spawnDependencies(ec2, clock);
  const intent = fleetIntent(clock);
  const { hosts } = await spawnFleet(intent, dependencies);
  return { clock, ec2, dependencies, hosts, intent, fleet: { intent, hosts } };
}

function connecting(exitCode: (label: string) => number, scripts: string[]): Connect {
  return async (target) => ({
    ...(await connectAtOnce(target)),
    exec: async (script) => {
      scripts.push(script);
      return { exitCode: exitCode(target.label), signal: null, stdout: '', stderr: 'no right\n' };
    },
  });
}

describe('renewLease', () => {
  it('moves the expiry on every machine and in its tag', async () => {
    const { clock, ec2, dependencies, fleet } = await spawned();
    const scripts: string[] = [];

    const { expiresAt } = await renewLease(fleet, 20, {
      ...dependencies,
      connect: connecting(() => 0, scripts),
    });

    expect(Date.parse(expiresAt) - clock.now().getTime()).toBe(20 * 60_000);
    expect(scripts).toHaveLength(2);
    expect(scripts[0]).toContain(`at=${Math.ceil(Date.parse(expiresAt) / 1000)} calendar=`);
    const tags = ec2.instances.map((instance) =>
      instance.tags.filter(({ Key }) => Key === 'ami-select:expires-at'),
    );
    expect(tags).toEqual([1, 2].map(() => [{ Key: 'ami-select:expires-at', Value: expiresAt }]));
  });

  it('names every host that keeps its old lease', async () => {
    const { dependencies, fleet } = await spawned();
    const connect = connecting((label) => (label === 'host-2' ? 1 : 0), []);

    const failure = await renewLease(fleet, 20, { ...dependencies, connect }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(String(failure)).toMatch(/1 of 2 hosts:\n- host-2: renewing ended with 1: no right$/);
  });

  it.each([
    [361, undefined, 'the cap is 6h by default'],
    [10_080, undefined, 'the cap is 6h by default'],
    [61, [{ maxTtlMinutes: 60 }], 'max-ttl is 1h'],
    [61, [{ maxTtlMinutes: 600 }, { maxTtlMinutes: 60 }], 'max-ttl is 1h'],
    [1, [{ maxTtlMinutes: Number.NaN }], 'max-ttl is'],
  ])('refuses a lease of %i minutes above its caps %o, before any call', async (ttlMinutes, caps, part) => {
    const { ec2, dependencies, fleet } = await spawned();
    const calls = ec2.calls.length;

    await expect(renewLease(fleet, ttlMinutes, dependencies, { caps })).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [{ field: 'ttl', message: expect.stringContaining(part) }],
    });
    expect(ec2.calls).toHaveLength(calls);
  });

  it('refuses a lease that costs more than its cap, whatever the cap of its length', async () => {
    const { ec2, dependencies, fleet } = await spawned();
    const calls = ec2.calls.length;
    const caps = [{ maxTtlMinutes: 10_080, maxPrice: 0.01 }];

    await expect(renewLease(fleet, 10_080, dependencies, { caps })).rejects.toMatchObject({
      code: 'CAP_EXCEEDED',
      problems: [{ field: 'price', message: expect.stringContaining('2 × c7g.large for 7d') }],
    });
    expect(ec2.calls).toHaveLength(calls);
  });

  it('renews a fleet that is larger than the default, as its launch was let pass', async () => {
    const { dependencies, fleet } = await spawned();
    const hosts = Array.from({ length: 21 }, () => fleet.hosts[0]!);

    await expect(renewLease({ ...fleet, hosts }, 20, dependencies)).resolves.toBeDefined();
  });

  it('renews above the default cap where a higher one is named', async () => {
    const { dependencies, fleet } = await spawned();
    const renewing = renewLease(fleet, 600, dependencies, { caps: [{ maxTtlMinutes: 600 }, {}] });

    await expect(renewing).resolves.toBeDefined();
  });

  it.each([0, 1.5, -1])('refuses a lease of %f minutes before any call', async (ttlMinutes) => {
    const { ec2, dependencies, fleet } = await spawned();
    const before = ec2.calls.length;

    const failure = await renewLease(fleet, ttlMinutes, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      code: 'INVALID_REQUEST',
      message: `ttl: ${ttlMinutes} is not valid; expected whole minutes, at least 1`,
      problems: [{ field: 'ttl' }],
    });
    expect(ec2.calls).toHaveLength(before);
  });

  it('runs this script on every host, with a time-out and the signal of the caller', async () => {
    const { dependencies, hosts, intent } = await spawned();
    const seen: unknown[] = [];
    const { signal } = new AbortController();
    const connect: Connect = async (target, options) => {
      seen.push([target.label, options]);
      const exec = async (script: string, execOptions: object) => {
        seen.push([script, execOptions]);
        return { exitCode: 0, signal: null, stdout: '', stderr: '' };
      };
      return { ...(await connectAtOnce(target)), exec } as never;
    };

    const one = { intent, hosts: hosts.slice(0, 1) };
    const { expiresAt } = await renewLease(one, 1, { ...dependencies, connect, signal });

    expect(seen).toEqual([
      ['host-1', { signal }],
      [renewalScript({ fleetId: intent.fleetId, expiresAt }), { signal, timeoutMs: 30_000 }],
    ]);
    expect(dependencies.lines.at(-1)).toMatch(/^Renewed the lease of 1 host to 2026-01-01T/);
  });

  it('closes every connection, also after a failure, and renews 16 hosts at once at most', async () => {
    const { dependencies, hosts, intent } = await spawned();
    const [host] = hosts;
    const many = Array.from({ length: 17 }, (_, at) => ({ ...host!, name: `host-${at}` }));
    let open = 0;
    let most = 0;
    const connect: Connect = async (target) => {
      open += 1;
      most = Math.max(most, open);
      await dependencies.clock.sleep(1_000);
      return {
        ...(await connectAtOnce(target)),
        exec: () => Promise.reject(new Error('connection lost')),
        close: async () => {
          open -= 1;
        },
      };
    };

    const failure = await renewLease({ intent, hosts: many }, 20, { ...dependencies, connect }).catch(
      (error: unknown) => error,
    );

    expect(String(failure)).toContain(
      '17 of 17 hosts:\n- host-0: connection lost\n- host-1: connection lost',
    );
    expect(open).toBe(0);
    expect(most).toBe(16);
  });

  it('names what is no error, and the action that is not allowed', async () => {
    const { clock, dependencies, fleet } = await spawned();
    const connect: Connect = () => Promise.reject('no route');
    const fault = () => ({ error: 'UnauthorizedOperation', status: 403 });
    const closed = spawnDependencies(new FakeEc2({ clock, fault }), clock);

    await expect(renewLease(fleet, 20, { ...dependencies, connect })).rejects.toThrow('host-1: no route');
    await expect(renewLease(fleet, 20, closed)).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:CreateTags',
    });
  });
});
