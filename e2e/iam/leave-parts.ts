import {
  DescribeInstancesCommand,
  type EC2Client,
  ModifyInstanceAttributeCommand,
  RequestSpotInstancesCommand,
} from '@aws-sdk/client-ec2';

/** What a fleet may leave: a spot request that is still open, and a volume that outlives its instance. */
export async function leaveParts(ec2: EC2Client, instanceIds: string): Promise<void> {
  const [InstanceId = ''] = JSON.parse(instanceIds) as string[];
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] }));
  const instance = Reservations[0]?.Instances?.[0];
  const [root] = instance?.BlockDeviceMappings ?? [];
  const kept = { DeviceName: root?.DeviceName, Ebs: { DeleteOnTermination: false } };
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, BlockDeviceMappings: [kept] }));
  const Tags = instance?.Tags?.filter(({ Key }) => Key?.startsWith('ami-select:'));
  await ec2.send(
    new RequestSpotInstancesCommand({
      SpotPrice: '0.0001',
      LaunchSpecification: { ImageId: instance?.ImageId, InstanceType: 'm7i.large' },
      TagSpecifications: [{ ResourceType: 'spot-instances-request', Tags }],
    }),
  );
}
