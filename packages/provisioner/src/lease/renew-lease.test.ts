import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { renewLease } from './renew-lease.ts';

async function spawned() {
  const clock = createVirtualClock();
  const ec2 = new FakeEc2({ clock });
  const dependencies = spawnDependencies(ec2, clock);
  const { hosts } = await spawnFleet(fleetIntent(clock), dependencies);
  return { clock, ec2, dependencies, hosts };
}

function connecting(exitCode: (label: string) => number, scripts: string[]): Connect {
  return async (target) => ({
    ...(await connectAtOnce(target)),
    exec: async (script) => {
      scripts.push(script);
      return { exitCode: exitCode(target.label), signal: null, stdout: '', stderr: 'no right' };
    },
  });
}

describe('renewLease', () => {
  it('moves the expiry on every machine and in its tag', async () => {
    const { clock, ec2, dependencies, hosts } = await spawned();
    const scripts: string[] = [];

    const { expiresAt } = await renewLease(hosts, 20, {
      ...dependencies,
      connect: connecting(() => 0, scripts),
    });

    expect(Date.parse(expiresAt) - clock.now().getTime()).toBe(20 * 60_000);
    expect(scripts).toHaveLength(2);
    expect(scripts[0]).toContain('shutdown -P +20');
    expect(scripts[0]).toContain('systemctl stop ami-select-dead-man.timer');
    const tags = ec2.instances.map((instance) =>
      instance.tags.filter(({ Key }) => Key === 'ami-select:expires-at'),
    );
    expect(tags).toEqual([1, 2].map(() => [{ Key: 'ami-select:expires-at', Value: expiresAt }]));
  });

  it('names every host that keeps its old lease', async () => {
    const { dependencies, hosts } = await spawned();
    const connect = connecting((label) => (label === 'host-2' ? 1 : 0), []);

    const failure = await renewLease(hosts, 20, { ...dependencies, connect }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 'UNREACHABLE_HOST' });
    expect(String(failure)).toContain('1 of 2 hosts:\n- host-2: shutdown exited with 1: no right');
  });

  it('refuses a lease of no time before any call', async () => {
    const { ec2, dependencies, hosts } = await spawned();
    const before = ec2.calls.length;

    const failure = await renewLease(hosts, 0, dependencies).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(ec2.calls).toHaveLength(before);
  });
});
