import { CreateTagsCommand, DescribeInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import type { Statement } from './statement.ts';
import {
  byId,
  byTag,
  eventually,
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

const UNKNOWN = 'i-0123456789abcdef0';

/** Statements about DescribeInstances, CreateTags and TerminateInstances. */
export const instanceStatements: readonly Statement[] = [
  {
    title: 'the tags of a launch are on its instances, found at once or soon',
    async run(world) {
      const tag = { Key: 'contract', Value: uniqueName() };
      const ids = idsOf(
        await launch(
          world,
          launchInput(world, { TagSpecifications: [{ ResourceType: 'instance', Tags: [tag] }] }),
        ),
      );

      const found = await eventually(world, 'one instance by tag', async () => {
        const instances = await findInstances(world, byTag(tag));
        return instances.length === 1 ? instances : undefined;
      });

      expectSame('the instance by tag', idsOf(found), ids);
    },
  },
  {
    title: 'a tag that is set again has the new value only',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await untilState(world, ids, 'running');
      const tag = (Value: string) => ({ Key: 'contract', Value });
      const [before, after] = [uniqueName(), uniqueName()];

      await world.ec2.send(new CreateTagsCommand({ Resources: ids, Tags: [tag(before)] }));
      await world.ec2.send(new CreateTagsCommand({ Resources: ids, Tags: [tag(after)] }));

      await settle(world);
      expectSame('the instance by the new tag', idsOf(await findInstances(world, byTag(tag(after)))), ids);
      expectSame('none by the old tag', await findInstances(world, byTag(tag(before))), []);
    },
  },
  {
    title: 'an unknown id in a filter is ignored',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await settle(world);

      expectSame('the instance by id', idsOf(await findInstances(world, byId([UNKNOWN, ...ids]))), ids);
    },
  },
  {
    title: 'an unknown id in a list of ids fails the whole call',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await untilState(world, ids, 'running');

      const command = new DescribeInstancesCommand({ InstanceIds: [...ids, UNKNOWN] });
      await expectError('InvalidInstanceID.NotFound', world.ec2.send(command));
    },
  },
  {
    title: 'a termination with one unknown id terminates nothing',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await untilState(world, ids, 'running');

      const command = new TerminateInstancesCommand({ InstanceIds: [...ids, UNKNOWN] });
      await expectError('InvalidInstanceID.NotFound', world.ec2.send(command));

      await settle(world);
      await untilState(world, ids, 'running');
    },
  },
  {
    title: 'pages lead to every reservation once',
    async run(world) {
      const tag = { Key: 'contract', Value: uniqueName() };
      const TagSpecifications = [{ ResourceType: 'instance' as const, Tags: [tag] }];
      const ids: string[] = [];
      for (let count = 0; count < 12; count += 1)
        ids.push(...idsOf(await launch(world, launchInput(world, { TagSpecifications }))));
      await settle(world);

      const found: string[] = [];
      let NextToken: string | undefined;
      let pages = 0;
      do {
        const input = { Filters: byTag(tag), MaxResults: 5, ...(NextToken !== undefined && { NextToken }) };
        const page = await world.ec2.send(new DescribeInstancesCommand(input));
        found.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => idsOf(Instances)));
        NextToken = page.NextToken === '' ? undefined : page.NextToken;
        pages += 1;
      } while (NextToken !== undefined);

      expectSame('every instance on some page', found.toSorted(), ids.toSorted());
      expectSame('the number of pages', pages, 3);
    },
  },
  {
    title: 'a termination reports the state before and a state of the end',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await untilState(world, ids, 'running');

      const { TerminatingInstances = [] } = await world.ec2.send(
        new TerminateInstancesCommand({ InstanceIds: ids }),
      );

      expectSame('the state before', TerminatingInstances[0]?.PreviousState?.Name, 'running');
      expectMatch(
        'the state after',
        TerminatingInstances[0]?.CurrentState?.Name ?? '',
        /^(shutting-down|terminated)$/,
      );
    },
  },
  {
    title: 'terminating twice succeeds and changes nothing',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await terminate(world, ids);
      await untilState(world, ids, 'terminated');

      const { TerminatingInstances = [] } = await world.ec2.send(
        new TerminateInstancesCommand({ InstanceIds: ids }),
      );

      expectSame('the state after', TerminatingInstances[0]?.CurrentState?.Name, 'terminated');
    },
  },
  {
    title: 'a terminated instance stays visible, with the reason of its end',
    async run(world) {
      const ids = idsOf(await launch(world, launchInput(world)));
      await terminate(world, ids);

      const [instance] = await untilState(world, ids, 'terminated');

      expectSame('the reason of the end', instance?.StateReason?.Code, 'Client.UserInitiatedShutdown');
      await untilState(world, ids, 'terminated');
    },
  },
];
