import type { Filter } from '@aws-sdk/client-ec2';
import type { FakeInstance, FakeVolume } from './fake-instance.ts';
import { ec2Error, matches, tagValue } from './fake-responses.ts';

/** Volumes of instances, as DescribeVolumes shows them. */
export function describeVolumes(
  instances: readonly FakeInstance[],
  filters: readonly Filter[] | undefined,
  at: number,
): object[] {
  const owners = instances.filter((instance) => instance.launchedAt <= at);
  return owners.flatMap((instance) =>
    volumesOf(instance, filters, at).map(({ id, isAttached, deleteOnTermination }) => ({
      VolumeId: id,
      Tags: instance.tagsOf('volume'),
      State: isAttached ? 'in-use' : 'available',
      Attachments: isAttached ? [{ InstanceId: instance.id, DeleteOnTermination: deleteOnTermination }] : [],
    })),
  );
}

function volumesOf(
  instance: FakeInstance,
  filters: readonly Filter[] | undefined,
  at: number,
): readonly FakeVolume[] {
  return instance.volumes(at).filter(({ id }) => isFound(instance, 'volume', { 'volume-id': id }, filters));
}

/** @throws `InvalidVolume.NotFound`, `VolumeInUse`. */
export function deleteVolume(instances: readonly FakeInstance[], id: string, now: number): object {
  const owner = instances.find((instance) => instance.volumes(now).some((volume) => volume.id === id));
  const volume = owner?.volumes(now).find((one) => one.id === id);
  if (owner === undefined || volume === undefined) throw ec2Error('InvalidVolume.NotFound');
  if (volume.isAttached) throw ec2Error('VolumeInUse');
  owner.deletedVolumes.add(id);
  return {};
}

/** Interfaces of instances, as DescribeNetworkInterfaces shows them. */
export function describeInterfaces(
  instances: readonly FakeInstance[],
  filters: readonly Filter[] | undefined,
  at: number,
): object[] {
  const present = instances.filter((instance) => instance.launchedAt <= at && !instance.isReleased(at));
  const found = present.filter((instance) => {
    const inGroups = (filters ?? []).find(({ Name }) => Name === 'group-id')?.Values;
    const others = (filters ?? []).filter(({ Name }) => Name !== 'group-id');
    const isInGroup = inGroups === undefined || instance.groups.some((id) => inGroups.includes(id));
    const known = { 'network-interface-id': instance.interfaceId };
    return isInGroup && isFound(instance, 'network-interface', known, others);
  });
  return found.map((instance) => ({
    NetworkInterfaceId: instance.interfaceId,
    Status: 'in-use',
    TagSet: instance.tagsOf('network-interface'),
    Attachment: { InstanceId: instance.id, DeleteOnTermination: true },
  }));
}

/** Spot requests of instances, as DescribeSpotInstanceRequests shows them. */
export function describeSpotRequests(
  instances: readonly FakeInstance[],
  filters: readonly Filter[] | undefined,
  at: number,
): object[] {
  const spot = instances.filter(
    ({ spotRequestId, launchedAt }) => spotRequestId !== undefined && launchedAt <= at,
  );
  const found = spot.filter((instance) =>
    isFound(
      instance,
      'spot-instances-request',
      { 'spot-instance-request-id': instance.spotRequestId },
      filters,
    ),
  );
  return found.map((instance) => ({
    Tags: instance.tagsOf('spot-instances-request'),
    SpotInstanceRequestId: instance.spotRequestId,
    State: instance.spotState(at),
    InstanceId: instance.id,
  }));
}

export function cancelSpotRequests(instances: readonly FakeInstance[], ids: readonly string[]): object {
  for (const id of ids) {
    const instance = instances.find(({ spotRequestId }) => spotRequestId === id);
    if (instance === undefined) throw ec2Error('InvalidSpotInstanceRequestID.NotFound');
    instance.isRequestCancelled = true;
  }
  return {
    CancelledSpotInstanceRequests: ids.map((id) => ({ SpotInstanceRequestId: id, State: 'cancelled' })),
  };
}

function isFound(
  instance: FakeInstance,
  kind: string,
  known: Readonly<Record<string, string | undefined>>,
  filters: readonly Filter[] | undefined,
): boolean {
  return matches(filters, (name) => known[name] ?? tagValue(instance.tagsOf(kind), name));
}
