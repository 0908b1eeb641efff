import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import type { Statement } from './statement.ts';
import {
  byToken,
  createGroup,
  eventually,
  expectDifferent,
  expectError,
  expectMatch,
  expectSame,
  findInstances,
  idsOf,
  launch,
  launchInput,
  settle,
  terminate,
  uniqueName,
  untilState,
} from './steps.ts';

/** Statements about RunInstances and its client token. */
export const launchStatements: readonly Statement[] = [
  {
    title: 'the same token with the same parameters gives the same instances of the same reservation',
    async run(world) {
      const command = new RunInstancesCommand(launchInput(world, { MaxCount: 2 }));

      const first = await world.ec2.send(command);
      const second = await world.ec2.send(command);

      expectSame('one reservation', second.ReservationId, first.ReservationId);
      expectSame(
        'the same instances',
        idsOf(second.Instances ?? []).toSorted(),
        idsOf(first.Instances ?? []).toSorted(),
      );
    },
  },
  {
    title: 'the same token with other parameters is refused and launches nothing',
    async run(world) {
      const input = launchInput(world);
      const launched = await launch(world, input);

      await expectError('IdempotentParameterMismatch', launch(world, { ...input, MaxCount: 2 }));

      await settle(world);
      expectSame(
        'one instance of the token',
        idsOf(launched),
        idsOf(await findInstances(world, byToken(input.ClientToken))),
      );
    },
  },
  {
    title: 'the token of terminated instances launches nothing',
    async run(world) {
      const input = launchInput(world);
      const ids = idsOf(await launch(world, input));
      await terminate(world, ids);
      await untilState(world, ids, 'terminated');

      await expectError('IdempotentInstanceTerminated', launch(world, input));
    },
  },
  {
    title: 'two tokens give two instances',
    async run(world) {
      const [first] = await launch(world, launchInput(world));
      const [second] = await launch(world, launchInput(world));

      expectDifferent('two instances', second?.InstanceId, first?.InstanceId);
    },
  },
  {
    title: 'MaxCount instances are launched where there is room',
    async run(world) {
      const launched = await launch(world, launchInput(world, { MaxCount: 3 }));

      expectSame('three instances', launched.length, 3);
    },
  },
  {
    title: 'fewer than MaxCount are launched where there is room for MinCount only',
    async run(world) {
      const launched = await launch(world, {
        ...launchInput(world, { MaxCount: 3 }),
        InstanceType: world.scarceType as 'c7g.large',
      });

      expectSame('one instance', launched.length, 1);
    },
  },
  {
    title: 'nothing is launched where there is room for fewer than MinCount',
    async run(world) {
      const input = launchInput(world, { MinCount: 2, MaxCount: 2 });

      await expectError(
        'InsufficientInstanceCapacity',
        launch(world, { ...input, InstanceType: world.scarceType as 'c7g.large' }),
      );

      await settle(world);
      expectSame('no instance of the token', await findInstances(world, byToken(input.ClientToken)), []);
    },
  },
  {
    title: 'no room is reported as a fault of the server',
    async run(world) {
      const error = await expectError(
        'InsufficientInstanceCapacity',
        launch(world, launchInput(world, { InstanceType: world.fullType as 'c7g.large' })),
      );

      const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      expectSame('the status of the response', $metadata?.httpStatusCode, 500);
    },
  },
  {
    title: 'a dry run that would succeed is refused with its own code, launches nothing and uses up no token',
    async run(world) {
      const input = launchInput(world);

      await expectError('DryRunOperation', launch(world, { ...input, DryRun: true }));

      expectSame('the token is free', (await launch(world, { ...input, MaxCount: 2 })).length, 2);
    },
  },
  {
    title: 'a group that does not exist is refused and launches nothing',
    async run(world) {
      const input = launchInput(world, { SecurityGroupIds: ['sg-0123456789abcdef0'] });

      await expectError('InvalidGroup.NotFound', world.ec2.send(new RunInstancesCommand(input)));

      await settle(world);
      expectSame('no instance of the token', await findInstances(world, byToken(input.ClientToken)), []);
    },
  },
  {
    title: 'a group that was just created takes a launch, at once or soon',
    async run(world) {
      const group = await createGroup(world, uniqueName());

      const launched = await launch(world, launchInput(world, { SecurityGroupIds: [group] }));

      expectSame('one instance', launched.length, 1);
    },
  },
  {
    title: 'an instance is pending in the response to its launch and running with an address later',
    async run(world) {
      const launched = await launch(world, launchInput(world));
      const running = await untilState(world, idsOf(launched), 'running');

      expectMatch('the public address', running[0]?.PublicIpAddress ?? '', /^\d+(\.\d+){3}$/);
    },
  },
  {
    title: 'an instance that was accepted may terminate by itself, with the reason in StateReason',
    async run(world) {
      const ids = idsOf(
        await launch(world, launchInput(world, { InstanceType: world.failingType as 'c7g.large' })),
      );

      const [instance] = await untilState(world, ids, 'terminated');

      expectSame('the reason of the end', instance?.StateReason?.Code, 'Server.InternalError');
    },
  },
  {
    title: 'instances are found by their token, at once or soon, and by no other',
    async run(world) {
      const input = launchInput(world, { MaxCount: 2 });
      const ids = idsOf(await launch(world, input));

      const found = await eventually(world, 'two instances by token', async () => {
        const instances = await findInstances(world, byToken(input.ClientToken));
        return instances.length === 2 ? instances : undefined;
      });

      expectSame('the instances of the token', idsOf(found).toSorted(), ids.toSorted());
      expectSame(
        'the token of the instances',
        [...new Set(found.map(({ ClientToken }) => ClientToken))],
        [input.ClientToken],
      );
      expectSame('no instance of another token', await findInstances(world, byToken(uniqueName())), []);
    },
  },
];
