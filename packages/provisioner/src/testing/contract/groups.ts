import {
  AuthorizeSecurityGroupEgressCommand,
  DeleteSecurityGroupCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import type { Statement } from './statement.ts';
import {
  allowSsh,
  byTag,
  createGroup,
  eventually,
  expectError,
  expectSame,
  findGroups,
  idsOf,
  launch,
  launchInput,
  terminate,
  uniqueName,
  untilState,
  whileHidden,
} from './steps.ts';

/** Statements about security groups. */
export const groupStatements: readonly Statement[] = [
  {
    title: 'a name is taken once, also before its group is visible',
    async run(world) {
      const name = uniqueName();
      await createGroup(world, name);

      await expectError('InvalidGroup.Duplicate', createGroup(world, name));
    },
  },
  {
    title: 'a group is found by its name and by its tag, at once or soon',
    async run(world) {
      const name = uniqueName();
      const tag = { Key: 'contract', Value: name };
      const id = await createGroup(world, name, [tag]);

      for (const filters of [[{ Name: 'group-name', Values: [name] }], byTag(tag)]) {
        const found = await eventually(world, 'one group', async () => {
          const groups = await findGroups(world, filters);
          return groups.length === 1 ? groups[0] : undefined;
        });
        expectSame('the id of the group', found.GroupId, id);
        expectSame(
          'the tag of the group',
          found.Tags?.find(({ Key }) => Key === 'contract'),
          tag,
        );
      }
    },
  },
  {
    title: 'a rule is added once',
    async run(world) {
      const group = await createGroup(world, uniqueName());
      await whileHidden(world, 'InvalidGroup.NotFound', () => allowSsh(world, group));

      await expectError('InvalidPermission.Duplicate', allowSsh(world, group));
    },
  },
  {
    title: 'a new group lets everything out by IPv4 until that rule is revoked, once',
    async run(world) {
      const name = uniqueName();
      const GroupId = await createGroup(world, name);
      const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
      const command = new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [everything] });
      await whileHidden(world, 'InvalidGroup.NotFound', () => world.ec2.send(command));

      await expectError('InvalidPermission.NotFound', world.ec2.send(command));

      await eventually(world, 'a group that lets nothing out', async () => {
        const [group] = await findGroups(world, [{ Name: 'group-name', Values: [name] }]);
        return group?.IpPermissionsEgress?.length === 0 ? group : undefined;
      });
    },
  },
  {
    title: 'rules for what is let out are added once, all of a call or none',
    async run(world) {
      const GroupId = await createGroup(world, uniqueName());
      const https = {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      };
      const command = new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [https] });
      await whileHidden(world, 'InvalidGroup.NotFound', () => world.ec2.send(command));

      await expectError('InvalidPermission.Duplicate', world.ec2.send(command));
    },
  },
  {
    title: 'a group in use is not deleted until its instances are terminated',
    async run(world) {
      const SecurityGroupIds = [await createGroup(world, uniqueName())];
      const ids = idsOf(await launch(world, launchInput(world, { SecurityGroupIds })));
      await untilState(world, ids, 'running');
      const command = new DeleteSecurityGroupCommand({ GroupId: SecurityGroupIds[0] });
      await expectError('DependencyViolation', world.ec2.send(command));

      await terminate(world, ids);

      await whileHidden(world, 'DependencyViolation', () => world.ec2.send(command));
    },
  },
  {
    title: 'a deleted group is not found, and its name is free again',
    async run(world) {
      const name = uniqueName();
      const command = new DeleteSecurityGroupCommand({ GroupId: await createGroup(world, name) });
      await whileHidden(world, 'InvalidGroup.NotFound', () => world.ec2.send(command));

      await expectError('InvalidGroup.NotFound', world.ec2.send(command));

      await createGroup(world, name);
    },
  },
];
