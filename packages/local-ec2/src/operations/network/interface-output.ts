import type { GroupIdentifier, InstanceNetworkInterface, NetworkInterface } from '@aws-sdk/client-ec2';
import { privateDns, publicDns } from '../../state/dns-names.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { InstanceRecord, InterfaceRecord } from '../../state/resources.ts';

/** An interface as DescribeNetworkInterfaces returns it. */
export function interfaceOutput(item: InterfaceRecord, region: RegionState): NetworkInterface {
  const { attachment } = item;
  return {
    ...commonOutput(item, region),
    AvailabilityZone: item.zone,
    AvailabilityZoneId: region.zones.find(({ name }) => name === item.zone)?.id,
    RequesterManaged: false,
    SourceDestCheck: region.instances.get(attachment?.instanceId ?? '')?.sourceDestCheck ?? true,
    Operator: { Managed: false },
    TagSet: [...region.tags.of(item.id)],
    Attachment: attachment && {
      ...attachmentOutput(attachment),
      InstanceId: attachment.instanceId,
      InstanceOwnerId: item.ownerId,
    },
  };
}

/** The interfaces of a machine, as DescribeInstances returns them. */
export function instanceInterfacesOutput(
  { interfaceIds, sourceDestCheck }: InstanceRecord,
  region: RegionState,
): InstanceNetworkInterface[] {
  return interfaceIds.flatMap((id) => {
    const item = region.interfaces.get(id);
    if (!item?.attachment) return [];
    const Attachment = attachmentOutput(item.attachment);
    return [{ ...commonOutput(item, region), SourceDestCheck: sourceDestCheck, Attachment }];
  });
}

export function groupsOutput(ids: readonly string[], region: RegionState): GroupIdentifier[] {
  return ids.map((id) => ({ GroupId: id, GroupName: region.groups.get(id)?.name ?? '' }));
}

/** Members of an interface that its own description and that of its machine share. */
function commonOutput(
  item: InterfaceRecord,
  region: RegionState,
): NetworkInterface & InstanceNetworkInterface {
  const PrivateDnsName = privateDns(item, region.name);
  const Association =
    item.publicIp === undefined
      ? undefined
      : {
          IpOwnerId: 'amazon',
          PublicIp: item.publicIp,
          PublicDnsName: publicDns(item.publicIp, region.name),
        };
  return {
    NetworkInterfaceId: item.id,
    OwnerId: item.ownerId,
    VpcId: item.vpcId,
    SubnetId: item.subnetId,
    Status: item.state,
    InterfaceType: 'interface',
    MacAddress: item.macAddress,
    Description: item.description,
    ...(item.ipv6Address === undefined
      ? {
          PrivateIpAddress: item.privateIp,
          PrivateDnsName,
          PrivateIpAddresses: [
            { Primary: true, PrivateIpAddress: item.privateIp, PrivateDnsName, Association },
          ],
          Association,
        }
      : { Ipv6Addresses: [{ Ipv6Address: item.ipv6Address, IsPrimaryIpv6: false }] }),
    Groups: groupsOutput(item.groupIds, region),
  };
}

function attachmentOutput({
  id,
  attachedAt,
  deleteOnTermination,
  deviceIndex,
}: NonNullable<InterfaceRecord['attachment']>): NonNullable<InstanceNetworkInterface['Attachment']> {
  return {
    AttachmentId: id,
    AttachTime: attachedAt,
    DeleteOnTermination: deleteOnTermination,
    DeviceIndex: deviceIndex,
    NetworkCardIndex: 0,
    Status: 'attached',
  };
}
