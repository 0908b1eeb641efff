import type { Filter } from '@aws-sdk/client-ec2';
import type { ScheduleSummary } from '@aws-sdk/client-scheduler';
import { awsErrorName } from '../aws/classify-error.ts';
import { schedulerOf } from '../aws/lease-schedules.ts';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { SCHEDULE_GROUP } from '../aws/schedule-access.ts';
import { readScheduleName, SCHEDULE_PREFIX, schedulePrefix } from '../fleet/schedule-name.ts';
import { FLEET_TAG, SIGNATURE_VERSION, VERSION_TAG } from '../fleet/signature.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

const FLEET_FILTER = `tag:${FLEET_TAG}`;
/** While Scheduler is out, the rest of an end goes on, and the next inventory tries again. */
const PATIENCE_MS = 10_000;
/** Of the reaper: whoever's fleet it is. */
const SIGNED_FILTER = 'tag-key';

/**
 * Leases on the side of AWS. A schedule has no tags: its name says which machine it ends and of which fleet, and that
 * stands in its item as the tags that it would have. It deletes itself when it has fired; what is found is of a machine
 * that still runs or that ended before its time, or was disabled by somebody.
 */
export const schedules: Kind = {
  kind: 'schedule',
  idFilter: 'schedule-name',
  isGoing: () => false,

  list: async (filters, given) => {
    const dependencies = withLittlePatience(given);
    const found = await Promise.all(prefixesOf(filters).map((prefix) => listByPrefix(prefix, dependencies)));
    return found.flat().flatMap(toItem);
  },

  remove: async (item, dependencies) => {
    const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');
    const scheduler = schedulerOf(dependencies);
    const command = new DeleteScheduleCommand({ Name: item.id, GroupName: SCHEDULE_GROUP });
    const call = (): Promise<unknown> =>
      scheduler.send(command).catch((error: unknown) => {
        if (awsErrorName(error) !== 'ResourceNotFoundException') throw error;
      });
    return removeItem(item, 'scheduler:DeleteSchedule', call, withLittlePatience(dependencies));
  },
};

function withLittlePatience(dependencies: ProvisionerDependencies): ProvisionerDependencies {
  const { clock, untilMs = Number.POSITIVE_INFINITY } = dependencies;
  return { ...dependencies, untilMs: Math.min(untilMs, clock.now().getTime() + PATIENCE_MS) };
}

function prefixesOf(filters: readonly Filter[]): readonly string[] {
  return filters.flatMap(({ Name, Values = [] }) => {
    if (Name === SIGNED_FILTER) return SCHEDULE_PREFIX;
    return Name === FLEET_FILTER ? Values.map(schedulePrefix) : Values;
  });
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
        () => scheduler.send(new ListSchedulesCommand({ GroupName: SCHEDULE_GROUP, NamePrefix, ...next })),
        { action: 'scheduler:ListSchedules' },
        dependencies,
      ),
    ({ Schedules = [] }) => Schedules,
  );
}

function toItem({
  Name: id = '',
  State: state = 'ENABLED',
  CreationDate: createdAt,
}: ScheduleSummary): readonly InventoryItem[] {
  const names = readScheduleName(id);
  if (names === undefined) return [];
  const tags = [
    { Key: FLEET_TAG, Value: names.fleetId },
    { Key: VERSION_TAG, Value: SIGNATURE_VERSION },
  ];
  return [{ kind: 'schedule', id, state, createdAt, ends: names.instanceId, tags }];
}
