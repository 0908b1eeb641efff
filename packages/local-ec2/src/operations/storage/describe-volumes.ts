import type { DescribeVolumesRequest, DescribeVolumesResult, Volume } from '@aws-sdk/client-ec2';
import { compileFilters, type FieldsWithin, fieldsIn } from '../../state/filters.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { VolumeRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { findVolumes } from './find-volumes.ts';

const FIELDS: FieldsWithin<VolumeRecord, RegionState> = {
  'attachment.attach-time': ({ attachment }) => attachment?.attachedAt.toISOString(),
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.device': ({ attachment }) => attachment?.device,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.status': ({ attachment }) => attachment && 'attached',
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }, { zones }) => zones.find(({ name }) => name === zone)?.id,
  'create-time': ({ createdAt }) => createdAt.toISOString(),
  'fast-restored': () => false,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  encrypted: ({ encrypted }) => encrypted,
  'multi-attach-enabled': () => false,
  size: ({ sizeGib }) => sizeGib,
  'snapshot-id': ({ snapshotId }) => snapshotId,
  status: ({ state }) => state,
  'volume-id': ({ id }) => id,
  'volume-type': ({ type }) => type,
};

export const describeVolumes: Operation = defineOperation<DescribeVolumesRequest, DescribeVolumesResult>({
  service: 'ec2',
  name: 'DescribeVolumes',
  parameters: ['VolumeIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = regionOf(context);
    assertIdsOrPages(input.VolumeIds, input, 'volumeIds');
    const matches = compileFilters(input.Filters, {
      fields: fieldsIn(FIELDS, region, input.Filters),
      tags: ({ id }) => region.tags.of(id, context.tagLagMs),
    });
    const asked = findVolumes(input.VolumeIds, context);
    const { items, ...next } = pageOf(shuffled(asked.filter(matches), context), input);
    return { Volumes: items.map((volume) => volumeOutput(volume, context)), ...next };
  },
});

function volumeOutput(volume: VolumeRecord, context: RequestContext): Volume {
  const { attachment } = volume;
  return {
    VolumeId: volume.id,
    VolumeType: volume.type as Volume['VolumeType'],
    Size: volume.sizeGib,
    Iops: volume.iops,
    Throughput: volume.throughput,
    Encrypted: volume.encrypted,
    SnapshotId: volume.snapshotId ?? '',
    AvailabilityZone: volume.zone,
    State: volume.state,
    CreateTime: volume.createdAt,
    MultiAttachEnabled: false,
    FastRestored: false,
    Operator: { Managed: false },
    Tags: [...regionOf(context).tags.of(volume.id)],
    Attachments: attachment
      ? [
          {
            VolumeId: volume.id,
            InstanceId: attachment.instanceId,
            Device: attachment.device,
            State: 'attached',
            AttachTime: attachment.attachedAt,
            DeleteOnTermination: attachment.deleteOnTermination,
          },
        ]
      : [],
  };
}
