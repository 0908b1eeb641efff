import type {
  DescribeVolumeStatusRequest,
  DescribeVolumeStatusResult,
  VolumeStatusItem,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { VolumeRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertIdsOrPages, pageOf, shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { findVolumes } from './find-volumes.ts';

/** Nothing ever happens to a volume here. */
const EVENTS = [
  'action.code',
  'action.description',
  'action.event-id',
  'event.description',
  'event.event-id',
  'event.event-type',
  'event.not-after',
  'event.not-before',
  'operator.managed',
  'operator.principal',
] as const;

const FIELDS: FilterTable<VolumeStatusItem>['fields'] = {
  ...Object.fromEntries(EVENTS.map((name) => [name, (): undefined => undefined])),
  'attachment-status.instance-id': ({ AttachmentStatuses = [] }) =>
    AttachmentStatuses.map(({ InstanceId }) => InstanceId),
  'attachment-status.io-performance': ({ AttachmentStatuses = [] }) =>
    AttachmentStatuses.map(({ IoPerformance }) => IoPerformance),
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
  'volume-status.details-name': ({ VolumeStatus }) => VolumeStatus?.Details?.map(({ Name }) => Name),
  'volume-status.details-status': ({ VolumeStatus }) => VolumeStatus?.Details?.map(({ Status }) => Status),
  'volume-status.status': ({ VolumeStatus }) => VolumeStatus?.Status,
};

export const describeVolumeStatus: Operation = defineOperation<
  DescribeVolumeStatusRequest,
  DescribeVolumeStatusResult
>({
  service: 'ec2',
  name: 'DescribeVolumeStatus',
  parameters: ['VolumeIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(FIELDS),
  run: (input, context) => {
    assertIdsOrPages(input.VolumeIds, input, 'volumeIds');
    const matches = compileFilters<VolumeStatusItem>(input.Filters, { fields: FIELDS });
    const asked = shuffled(findVolumes(input.VolumeIds, context), context);
    const outputs = asked.map((volume) => statusOutput(volume, context)).filter(matches);
    const { items, ...next } = pageOf(outputs, input);
    return { VolumeStatuses: [...items], ...next };
  },
});

function statusOutput({ id, zone, attachment }: VolumeRecord, context: RequestContext): VolumeStatusItem {
  return {
    VolumeId: id,
    AvailabilityZone: zone,
    AvailabilityZoneId: regionOf(context).zones.find(({ name }) => name === zone)?.id,
    VolumeStatus: {
      Status: 'ok',
      Details: [
        { Name: 'io-enabled', Status: 'passed' },
        { Name: 'io-performance', Status: 'not-applicable' },
      ],
    },
    Actions: [],
    Events: [],
    AttachmentStatuses: attachment
      ? [{ InstanceId: attachment.instanceId, IoPerformance: 'not-applicable' }]
      : [],
  };
}
