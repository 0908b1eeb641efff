import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { Zone } from '../../state/region-state.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';

export const describeAvailabilityZones: Operation = defineOperation<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult
>({
  service: 'ec2',
  name: 'DescribeAvailabilityZones',
  parameters: ['ZoneNames', 'ZoneIds', 'AllAvailabilityZones', 'Filters', 'DryRun'],
  filters: Object.keys(tableOf('').fields),
  run: ({ ZoneNames, ZoneIds, Filters }, context) => {
    const { zones } = context.world.region(context.region);
    const unknown = [...(ZoneNames ?? []), ...(ZoneIds ?? [])].find(
      (asked) => !zones.some(({ name, id }) => name === asked || id === asked),
    );
    if (unknown !== undefined)
      throw new ApiError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
    const matches = compileFilters(Filters, tableOf(context.region));
    const asked = zones.filter(
      ({ name, id }) => (ZoneNames?.includes(name) ?? true) && (ZoneIds?.includes(id) ?? true),
    );
    return { AvailabilityZones: asked.filter(matches).map((zone) => zoneOutput(zone, context)) };
  },
});

function tableOf(region: string): FilterTable<Zone> {
  return {
    fields: {
      'group-name': () => `${region}-zg-1`,
      message: () => undefined,
      'parent-zone-id': () => undefined,
      'parent-zone-name': () => undefined,
      'opt-in-status': () => 'opt-in-not-required',
      'region-name': () => region,
      state: () => 'available',
      'zone-id': ({ id }) => id,
      'zone-name': ({ name }) => name,
      'zone-type': () => 'availability-zone',
    },
  };
}

function zoneOutput({ name, id }: Zone, { region }: RequestContext): AvailabilityZone {
  return {
    ZoneName: name,
    ZoneId: id,
    State: 'available',
    RegionName: region,
    ZoneType: 'availability-zone',
    OptInStatus: 'opt-in-not-required',
    GroupName: `${region}-zg-1`,
    NetworkBorderGroup: region,
    Messages: [],
  };
}
