import * as ec2 from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import type { SdkResponse } from '../endpoint/handler.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { simulate } from '../testing/simulate.ts';

const faults: FaultPlan = {
  rules: [
    { match: { operation: 'RunInstances', zone: 'us-east-1?' }, chance: 0.4, effect: { kind: 'no-address' } },
    { match: { operation: 'DescribeVpcs' }, chance: 0.5, effect: { kind: 'error', code: 'Unavailable' } },
    { match: { market: 'spot' }, chance: 0.5, effect: { kind: 'interrupt', afterMs: 20_000 } },
  ],
};

/** Every byte of the responses of a day with machines, images and faults. */
async function transcript(seed: string): Promise<string[]> {
  const { ec2: client, local } = simulate({ seed, faults, throttling: true });
  const bodies: string[] = [];
  const { handle } = local.requestHandler;
  local.requestHandler.handle = async (request): Promise<SdkResponse> => {
    const answer = await handle(request);
    bodies.push(`${answer.response.statusCode} ${Buffer.from(answer.response.body).toString()}`);
    return answer;
  };
  const send = (command: object): Promise<object> => client.send(command as never).catch((error) => error);
  const found = (await send(
    new ec2.DescribeImagesCommand({
      Owners: ['099720109477'],
      Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
    }),
  )) as ec2.DescribeImagesResult;
  const ImageId = found.Images?.[0]?.ImageId;
  for (let round = 0; round < 6; round += 1) {
    await send(
      new ec2.RunInstancesCommand({
        ImageId,
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 2,
        ClientToken: `round-${round}`,
        ...(round % 2 && { InstanceMarketOptions: { MarketType: 'spot' } }),
      }),
    );
    await send(new ec2.DescribeVpcsCommand({}));
    await send(new ec2.CreateSecurityGroupCommand({ GroupName: `group-${round}`, Description: 'one' }));
    local.clock.advance(30_000);
    await send(new ec2.DescribeInstancesCommand({}));
    await send(new ec2.DescribeSpotInstanceRequestsCommand({}));
  }
  await send(new ec2.DescribeTagsCommand({}));
  return bodies;
}

it('gives the same bytes for the same seed and requests, request ids and faults included', async () => {
  const [first, again, other] = [await transcript('one'), await transcript('one'), await transcript('two')];

  expect(again).toEqual(first);
  expect(first).toHaveLength(32);
  expect(first.filter((body) => body.startsWith('503')).length).toBeGreaterThan(0);
  expect(other.filter((body, index) => body === first[index])).toEqual([]);
});
