import { expect, it } from 'vitest';
import type { Ec2Port } from '../aws/ports.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { simulate } from '../testing/simulate.ts';
import { terminateFleet } from './terminate-fleet.ts';

/** The same EC2, where one list of volumes is empty. */
function withEmptyList(port: Ec2Port, number: number): Ec2Port {
  let lists = 0;
  const send = async (command: never, options: never): Promise<object> => {
    const response = (await port.send(command, options)) as { readonly Volumes?: readonly unknown[] };
    if (response.Volumes === undefined) return response;
    lists += 1;
    return lists === number ? { Volumes: [] } : response;
  };
  return { send } as unknown as Ec2Port;
}

it.each([1, 2, 3, 4, 5])(
  'deletes a volume that outlives its machine although list %i does not show it',
  async (number) => {
    const { clock, ec2, dependencies } = simulate({ extraVolume: true });
    const securityGroupIds = [ec2.addForeignGroup('mine')];
    const intent = fleetIntent(clock, { securityGroupIds });
    await spawnFleet(intent, dependencies);
    await clock.sleep(60_000);

    const proof = await terminateFleet(
      { intent },
      { ...dependencies, ec2: withEmptyList(dependencies.ec2, number) },
    );

    expect(proof.clean).toBe(true);
    expect(ec2.instances.flatMap((one) => one.volumes(clock.now().getTime()))).toEqual([]);
  },
);
