import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from './spawn-fleet.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';
import type { FakeEc2Options } from './testing/fake-ec2.ts';
import { fleetIntent } from './testing/fixtures.ts';
import { failureOf, REALISTIC, simulate } from './testing/simulate.ts';

type Options = Omit<FakeEc2Options, 'clock'>;

/** EC2 remembers the token of a fleet that has ended: the same identity with other parameters is a conflict. */
async function afterAnEndedFleet(options: Options = {}) {
  const simulation = simulate({ delays: REALISTIC, ...options });
  const { clock, ec2, dependencies } = simulation;
  const ended = fleetIntent(clock);
  await spawnFleet(ended, dependencies);
  await terminateFleet(ended, dependencies);
  expect(ec2.remaining()).toEqual([]);
  return { ...simulation, intent: fleetIntent(clock, { ttlMinutes: 50 }) };
}

describe('a launch whose token another fleet has used', () => {
  it('removes the group that it created', async () => {
    const { ec2, intent, dependencies } = await afterAnEndedFleet();

    const failure = await failureOf(spawnFleet(intent, dependencies));

    expect(failure.code).toBe('CONFLICT');
    expect(ec2.count('CreateSecurityGroup')).toBe(2);
    expect([...ec2.groups.keys()]).toEqual([]);
  });

  it('leaves the group that it found, and the machines in it', async () => {
    const { clock, ec2, dependencies } = simulate({ delays: REALISTIC });
    await spawnFleet(fleetIntent(clock), dependencies);

    const failure = await failureOf(spawnFleet(fleetIntent(clock, { ttlMinutes: 50 }), dependencies));

    expect(failure.code).toBe('CONFLICT');
    expect(ec2.count('DeleteSecurityGroup') + ec2.count('TerminateInstances')).toBe(0);
    expect(ec2.groups.size).toBe(1);
  });

  it('leaves a group of which it does not know whether it is its own', async () => {
    let creations = 0;
    const { ec2, intent, dependencies } = await afterAnEndedFleet({
      fault: ({ action }) => {
        if (action === 'CreateSecurityGroup') creations += 1;
        return action === 'CreateSecurityGroup' && creations === 2 ? 'response-lost' : undefined;
      },
    });

    expect((await failureOf(spawnFleet(intent, dependencies))).code).toBe('CONFLICT');
    expect(ec2.groups.size).toBe(1);
  });

  it('leaves a group that another process has taken for its machines', async () => {
    let isTaken = false;
    const { clock, ec2, intent, dependencies } = await afterAnEndedFleet();
    const taking = {
      ...dependencies,
      ec2: {
        send: async (command: { input: { ClientToken?: string } }) => {
          if (command instanceof RunInstancesCommand && !isTaken) {
            await ec2.port.send(
              new RunInstancesCommand({ ...command.input, ClientToken: 'theirs' } as never),
            );
            isTaken = true;
          }
          return ec2.port.send(command as never);
        },
      } as never,
    };

    const failure = await failureOf(spawnFleet(intent, taking));

    expect(failure.code).toBe('CONFLICT');
    expect(ec2.groups.size).toBe(1);
    expect(ec2.instances.at(-1)?.state(clock.now().getTime())).not.toBe('shutting-down');
    expect(dependencies.lines.join('\n')).toMatch(/Security group sg-\w+ stays: .*DependencyViolation/);
  });

  it('stays a conflict when the group cannot be deleted', async () => {
    let isDenied = false;
    const { ec2, intent, dependencies } = await afterAnEndedFleet({
      fault: ({ action }) =>
        isDenied && action === 'DeleteSecurityGroup'
          ? { error: 'UnauthorizedOperation', status: 403 }
          : undefined,
    });
    isDenied = true;

    expect((await failureOf(spawnFleet(intent, dependencies))).code).toBe('CONFLICT');
    expect(ec2.groups.size).toBe(1);
  });

  it.each(Array.from({ length: 20 }, (_, step) => step * 150))(
    'costs a third process that comes %d ms later at most its launch, and nothing is left',
    async (laterMs) => {
      const { clock, ec2, intent, dependencies } = await afterAnEndedFleet();
      const third = fleetIntent(clock, { instanceTypes: ['m7g.large'] });

      const conflicting = failureOf(spawnFleet(intent, dependencies));
      await clock.sleep(laterMs);
      const outcome = await spawnFleet(third, dependencies).catch((error: unknown) => error);

      expect((await conflicting).code).toBe('CONFLICT');
      if (outcome instanceof Error) {
        expect(ec2.remaining()).toEqual([]);
      } else {
        expect(ec2.groups.size).toBe(1);
        await terminateFleet(third, dependencies);
        expect(ec2.remaining()).toEqual([]);
      }
    },
  );
});
