import type { Filter } from '@aws-sdk/client-ec2';
import type { ScheduleSummary } from '@aws-sdk/client-scheduler';
import { awsErrorName } from '../aws/classify-error.ts';
import { schedulerOf } from '../aws/lease-schedules.ts';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { schedulePrefix } from '../fleet/schedule-name.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

const FLEET_FILTER = `tag:${FLEET_TAG}`;
const GROUP = 'default';

/**
 * Leases on the side of AWS; only of fleets that have a role for them. A schedule has no tags: its name says whose it is.
 * Every one is gone after its time in any case, so that the reaper need not look for them.
 */
export const schedules: Kind = {
  kind: 'schedule',
  idFilter: 'schedule-name',
  isGoing: () => false,

  list: async (filters, dependencies) => {
    const found = await Promise.all(prefixesOf(filters).map((prefix) => listByPrefix(prefix, dependencies)));
    return found.flat().map((schedule) => toItem(schedule, filters));
  },

  remove: async (item, dependencies) => {
    const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');
    const scheduler = schedulerOf(dependencies);
    const command = new DeleteScheduleCommand({ Name: item.id, GroupName: GROUP });
    const call = (): Promise<unknown> =>
      scheduler.send(command).catch((error: unknown) => {
        if (awsErrorName(error) !== 'ResourceNotFoundException') throw error;
      });
    return removeItem(item, 'scheduler:DeleteSchedule', call, dependencies);
  },
};

function prefixesOf(filters: readonly Filter[]): readonly string[] {
  return filters.flatMap(({ Name, Values = [] }) =>
    Name === FLEET_FILTER ? Values.map(schedulePrefix) : Values,
  );
}

async function listByPrefix(
  NamePrefix: string,
  dependencies: ProvisionerDependencies,
): Promise<readonly ScheduleSummary[]> {
  const { ListSchedulesCommand } = await import('@aws-sdk/client-scheduler');
  const scheduler = schedulerOf(dependencies);
  return collectPages(
    (next) =>
      request(
        () => scheduler.send(new ListSchedulesCommand({ GroupName: GROUP, NamePrefix, ...next })),
        { action: 'scheduler:ListSchedules' },
        dependencies,
      ),
    ({ Schedules = [] }) => Schedules,
  );
}

function toItem(
  { Name: id = '', State: state = 'ENABLED', CreationDate: createdAt }: ScheduleSummary,
  filters: readonly Filter[],
): InventoryItem {
  const Value = filters.find(({ Name }) => Name === FLEET_FILTER)?.Values?.[0];
  const tags = Value === undefined ? [] : [{ Key: FLEET_TAG, Value }];
  return { kind: 'schedule', id, state, createdAt, tags };
}
