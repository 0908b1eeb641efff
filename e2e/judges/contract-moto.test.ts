import { systemClock } from '@ami-select/core';
import { type ContractWorld, FLEET_STATEMENTS, STATEMENTS } from '@ami-select/provisioner/testing';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMoto } from './moto-server.ts';
import { peersInstalled } from './python-client.ts';

/** moto's page for a filter or an id that it does not know. */
const NO_FILTER = '@aws-sdk XML parse error: mismatched tags <html> and </title>.';

/** Where moto 5.2.5 does not keep the contract: title of the statement, and the message that it fails with. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'the same token with the same parameters gives the same instances of the same reservation':
    'not so: one reservation',
  'the same token with other parameters is refused and launches nothing':
    'succeeded, wanted IdempotentParameterMismatch',
  'the token of terminated instances launches nothing': 'succeeded, wanted IdempotentInstanceTerminated',
  'MaxCount instances are launched where there is room': 'not so: three instances',
  'nothing is launched where there is room for fewer than MinCount':
    'succeeded, wanted InsufficientInstanceCapacity',
  'no room is reported as a fault of the server': 'succeeded, wanted InsufficientInstanceCapacity',
  'a dry run that would succeed is refused with its own code, launches nothing and uses up no token':
    'not so: the token is free',
  'a group that does not exist is refused and launches nothing': NO_FILTER,
  'an instance that was accepted may terminate by itself, with the reason in StateReason':
    'never: 1 instances terminated',
  'instances are found by their token, at once or soon, and by no other': NO_FILTER,
  'terminating twice succeeds and changes nothing': 'not so: the state after',
  'volume and interface of a launch carry its tags and name their instance':
    'not so: the volume is deleted with its instance',
  'a spot launch has an active request with its tags, which closes with its instance':
    'not so: the request is active',
  'a spot request is cancelled without its instance': NO_FILTER,
  'a group in use is not deleted until its instances are terminated': 'succeeded, wanted DependencyViolation',
  'the same token with the same parameters gives the same instant fleet and instances': 'not so: one fleet',
  'the same token with another target of a fleet is refused': 'succeeded, wanted IdempotentParameterMismatch',
  'an instant fleet launches what has room and names the type that has none in Errors':
    'not so: two instances',
  'an instant fleet without any room launches nothing, and is there': 'not so: no instance',
  'an instance of a fleet carries the tags of the call and those that name fleet and template':
    'not so: the tag of the fleet',
  'an instant fleet is shown by its id alone': 'not so: not in the list of all',
  'an instant fleet is deleted with its instances only': 'not so: refused without its instances',
};

const ALL = [...STATEMENTS, ...FLEET_STATEMENTS];
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

describe(`the contract of EC2 on moto${absent}`, () => {
  let moto: MotoServer;
  let ec2: EC2Client;
  let world: ContractWorld;

  beforeAll(async () => {
    if (!peersInstalled) return;
    moto = await startMoto();
    ec2 = new EC2Client({
      region: 'us-east-1',
      endpoint: moto.endpoint,
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'] }));
    world = {
      ec2,
      clock: systemClock,
      imageId: Images[0]?.ImageId ?? '',
      instanceType: 'm5.large',
      scarceType: 'm5.xlarge',
      fullType: 'm5.2xlarge',
      failingType: 'm5.4xlarge',
      settleMs: 60,
    };
  });
  afterAll(async () => {
    ec2?.destroy();
    await moto?.close();
  });

  it.skipIf(!peersInstalled).each(ALL)('$title', async ({ title, run }) => {
    const problem = await run(world).then(
      () => undefined,
      (error: Error) => error.message.split('\n')[0],
    );

    expect(problem).toBe(DIFFERENCES[title]);
  });

  it('has no difference listed for a statement that does not exist', () => {
    const titles = ALL.map(({ title }) => title);

    expect(Object.keys(DIFFERENCES).filter((title) => !titles.includes(title))).toEqual([]);
  });
});
