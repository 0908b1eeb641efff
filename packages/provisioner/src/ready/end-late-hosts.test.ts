import { expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { simulate } from '../testing/simulate.ts';
import { endLateHosts } from './end-late-hosts.ts';

it('terminates the others where EC2 refuses one of them, and says why that one stays', async () => {
  const protectedIds = new Set(['i-00000000000000002']);
  const { clock, ec2, dependencies } = simulate({ protectedIds });
  await spawnFleet(fleetIntent(clock, { count: 3 }), dependencies);
  const ids = ec2.instances.map(({ id }) => id);

  await endLateHosts(ids, dependencies);

  const running = ec2.instances.filter((one) => one.state(clock.now().getTime()) === 'running');
  expect(running.map(({ id }) => id)).toEqual([...protectedIds]);
  const lines = dependencies.lines.join('\n');
  expect(lines).toMatch(/Not terminated before the end of the fleet: i-0+2: .*OperationNotPermitted/);
  expect(lines).toContain(`Terminated what was not ready in time: ${ids[0]}, ${ids[2]}.`);
});
