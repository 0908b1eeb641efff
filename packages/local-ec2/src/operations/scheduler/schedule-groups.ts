import type {
  CreateScheduleGroupInput,
  CreateScheduleGroupOutput,
  DeleteScheduleGroupInput,
  DeleteScheduleGroupOutput,
  GetScheduleGroupInput,
  GetScheduleGroupOutput,
  ListScheduleGroupsInput,
  ListScheduleGroupsOutput,
} from '@aws-sdk/client-scheduler';
import { ApiError } from '../../api/api-error.ts';
import type { ScheduleGroupRecord } from '../../state/schedules.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { assertName, invalid } from './check-schedule.ts';

const DEFAULT = 'default';

export const createScheduleGroup: Operation = defineOperation<
  CreateScheduleGroupInput,
  CreateScheduleGroupOutput
>({
  service: 'scheduler',
  name: 'CreateScheduleGroup',
  parameters: ['Name', 'ClientToken'],
  run: ({ Name = '' }, context) => {
    assertName(Name, 'name');
    if (findGroup(Name, context))
      throw new ApiError('ConflictException', `Schedule group ${Name} already exists.`, 409);
    const group = {
      name: Name,
      accountId: context.accountId,
      arn: arnOf(Name, context),
      createdAt: context.now,
    };
    context.world.region(context.region).scheduleGroups.set(keyOf(Name, context), group);
    return { ScheduleGroupArn: group.arn };
  },
});

export const getScheduleGroup: Operation = defineOperation<GetScheduleGroupInput, GetScheduleGroupOutput>({
  service: 'scheduler',
  name: 'GetScheduleGroup',
  parameters: ['Name'],
  run: ({ Name = '' }, context) => outputOf(assertGroup(Name, context)),
});

/** scheduler:DeleteScheduleGroup, with all of its schedules. On AWS that takes a while. */
export const deleteScheduleGroup: Operation = defineOperation<
  DeleteScheduleGroupInput,
  DeleteScheduleGroupOutput
>({
  service: 'scheduler',
  name: 'DeleteScheduleGroup',
  parameters: ['Name', 'ClientToken'],
  run: ({ Name = '' }, context) => {
    if (Name === DEFAULT) throw invalid('The default schedule group cannot be deleted.');
    assertGroup(Name, context);
    const { scheduleGroups, schedules } = context.world.region(context.region);
    scheduleGroups.delete(keyOf(Name, context));
    for (const [key, { groupName, accountId }] of schedules)
      if (groupName === Name && accountId === context.accountId) schedules.delete(key);
    return {} as DeleteScheduleGroupOutput;
  },
});

export const listScheduleGroups: Operation = defineOperation<
  ListScheduleGroupsInput,
  ListScheduleGroupsOutput
>({
  service: 'scheduler',
  name: 'ListScheduleGroups',
  parameters: ['NamePrefix', 'MaxResults', 'NextToken'],
  run: (input, context) => {
    const own = [...context.world.region(context.region).scheduleGroups.values()];
    const found = [assertGroup(DEFAULT, context), ...own]
      .filter(
        ({ accountId, name }) => accountId === context.accountId && name.startsWith(input.NamePrefix ?? ''),
      )
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    const { items, ...next } = pageOf(found, input, {
      minimum: 1,
      maximum: 100,
      usual: 100,
      wording: 'scheduler',
    });
    return { ScheduleGroups: items.map(outputOf), ...next } as ListScheduleGroupsOutput;
  },
});

/** @throws ApiError `ResourceNotFoundException` */
export function assertGroup(name: string, context: RequestContext): ScheduleGroupRecord {
  const found = findGroup(name, context);
  if (found) return found;
  throw new ApiError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
}

function findGroup(name: string, context: RequestContext): ScheduleGroupRecord | undefined {
  const { accountId, now } = context;
  const byDefault = { name, accountId, arn: arnOf(name, context), createdAt: now };
  if (name === DEFAULT) return byDefault;
  return context.world.region(context.region).scheduleGroups.get(keyOf(name, context));
}

function outputOf({ arn, name, createdAt }: ScheduleGroupRecord): GetScheduleGroupOutput {
  return { Arn: arn, Name: name, State: 'ACTIVE', CreationDate: createdAt, LastModificationDate: createdAt };
}

function arnOf(name: string, { region, accountId }: RequestContext): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
}

function keyOf(name: string, { accountId }: RequestContext): string {
  return `${accountId}/${name}`;
}
