import type { Filter } from '@aws-sdk/client-ec2';
import type { FakeInstance } from './fake-instance.ts';
import { ec2Error, matches, tagValue } from './fake-responses.ts';

/** Volumes of instances, as DescribeVolumes shows them. */
export function describeVolumes(
  instances: readonly FakeInstance[],
  filters: readonly Filter[] | undefined,
  at: number,
): object[] {
  const owners = instances.filter(
    (instance) => instance.launchedAt <= at && isTagged(instance, 'volume', filters),
  );
  return owners.flatMap((instance) =>
    instance.volumes(at).map(({ id, isAttached, deleteOnTermination }) => ({
      VolumeId: id,
      State: isAttached ? 'in-use' : 'available',
      Attachments: isAttached ? [{ InstanceId: instance.id, DeleteOnTermination: deleteOnTermination }] : [],
    })),
  );
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
  const found = present.filter((instance) => isTagged(instance, 'network-interface', filters));
  return found.map(({ id, interfaceId }) => ({
    NetworkInterfaceId: interfaceId,
    Status: 'in-use',
    Attachment: { InstanceId: id, DeleteOnTermination: true },
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
  const found = spot.filter((instance) => isTagged(instance, 'spot-instances-request', filters));
  return found.map((instance) => ({
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

function isTagged(instance: FakeInstance, kind: string, filters: readonly Filter[] | undefined): boolean {
  return matches(filters, (name) => tagValue(instance.tagsOf(kind), name));
}
