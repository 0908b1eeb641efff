import {
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  RequestSpotInstancesCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Ec2Port } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { FleetResource } from '../fleet/resource.ts';

/** Resources of somebody else in the same account. */
export interface Foreign {
  readonly instance: string;
  /** Of the instance of the spot request, which is not terminated either. */
  readonly volume: string;
  readonly networkInterface: string;
  readonly securityGroup: string;
  readonly spotRequest: string;
  readonly spotInstance: string;
  readonly token: string;
}

/** Creates them without any of our tags. */
export async function createForeign(ec2: Ec2Port, imageId: string, instanceType: string): Promise<Foreign> {
  const token = `somebody-else-${Date.now()}`;
  const type = instanceType as 'm5.large';
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: `production-${Date.now()}`, Description: 'not ours' }),
  );
  const launch = { ImageId: imageId, InstanceType: type, SecurityGroupIds: [GroupId] };
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({ ...launch, MinCount: 1, MaxCount: 1, ClientToken: token }),
  );
  const instance = Instances[0]?.InstanceId ?? '';
  const { SpotInstanceRequests = [] } = await ec2.send(
    new RequestSpotInstancesCommand({
      InstanceCount: 1,
      LaunchSpecification: { ImageId: imageId, InstanceType: type },
    }),
  );
  const shown = await describeInstance(ec2, instance);
  return {
    instance,
    token,
    volume: shown?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId ?? '',
    networkInterface: shown?.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? '',
    securityGroup: GroupId,
    spotRequest: SpotInstanceRequests[0]?.SpotInstanceRequestId ?? '',
    spotInstance: SpotInstanceRequests[0]?.InstanceId ?? '',
  };
}

/** The parts of it that are not as they were: empty when nothing was touched. */
export async function findTouched(ec2: Ec2Port, foreign: Foreign): Promise<readonly string[]> {
  const instance = await describeInstance(ec2, foreign.instance);
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [foreign.securityGroup] }),
  );
  const isAlive = ['pending', 'running'].includes(instance?.State?.Name ?? '');
  const hasVolume =
    instance?.BlockDeviceMappings?.some(({ Ebs }) => Ebs?.VolumeId === foreign.volume) ?? false;
  return [
    ...(isAlive && hasVolume ? [] : [`instance ${foreign.instance}`]),
    ...(SecurityGroups.length === 1 ? [] : [`security-group ${foreign.securityGroup}`]),
  ];
}

async function describeInstance(ec2: Ec2Port, id: string) {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Reservations[0]?.Instances?.[0];
}

/** A handle that names somebody else's resources, and those of them that the refusal has to name. */
export interface ForeignCase {
  readonly title: string;
  edit(handle: FleetHandle, foreign: Foreign): FleetHandle;
  names(foreign: Foreign): readonly FleetResource[];
}

const attach = (handle: FleetHandle, ...resources: readonly FleetResource[]): FleetHandle => ({
  ...handle,
  attached: [...(handle.attached ?? []), ...resources],
});
const instanceOf = ({ instance: id }: Foreign): FleetResource => ({ kind: 'instance', id });
const groupOf = ({ securityGroup: id }: Foreign): FleetResource => ({ kind: 'security-group', id });
const volumeOf = ({ volume: id }: Foreign): FleetResource => ({ kind: 'volume', id });
const interfaceOf = ({ networkInterface: id }: Foreign): FleetResource => ({ kind: 'network-interface', id });
const spotOf = ({ spotRequest: id }: Foreign): FleetResource => ({ kind: 'spot-request', id });
const withHost = (handle: FleetHandle, instanceId: string): FleetHandle => ({
  ...handle,
  hosts: [
    ...(handle.hosts ?? []),
    {
      name: 'host-9',
      instanceId,
      address: '203.0.113.9',
      port: 22,
      privateAddress: '',
      user: 'ubuntu',
      hostKey: '',
      privateKey: '',
    },
  ],
});

/** Every way in which a handle names a resource. */
export const FOREIGN_CASES: readonly ForeignCase[] = [
  {
    title: 'an instance as a host',
    edit: (handle, { instance }) => withHost(handle, instance),
    names: (foreign) => [instanceOf(foreign)],
  },
  {
    title: 'an instance as a host of a fleet that was terminated',
    edit: (handle, { instance }) => ({
      ...withHost(handle, instance),
      terminatedAt: '2026-01-01T00:00:00.000Z',
    }),
    names: (foreign) => [instanceOf(foreign)],
  },
  {
    title: 'a group as the group of the fleet',
    edit: (handle, { securityGroup }) => ({ ...handle, securityGroupId: securityGroup }),
    names: (foreign) => [groupOf(foreign)],
  },
  ...[
    ['an instance', instanceOf],
    ['a group', groupOf],
    ['a volume', volumeOf],
    ['an interface', interfaceOf],
    ['a spot request', spotOf],
  ].map(([title, resource]): ForeignCase => {
    const of = resource as (foreign: Foreign) => FleetResource;
    return {
      title: `${title} among what is attached`,
      edit: (handle, foreign) => attach(handle, of(foreign)),
      names: (foreign) => [of(foreign)],
    };
  }),
  {
    title: 'all of it at once',
    edit: (handle, foreign) =>
      withHost(
        {
          ...attach(handle, volumeOf(foreign), interfaceOf(foreign), spotOf(foreign)),
          securityGroupId: foreign.securityGroup,
        },
        foreign.instance,
      ),
    names: (foreign) => [instanceOf, groupOf, volumeOf, interfaceOf, spotOf].map((of) => of(foreign)),
  },
];
