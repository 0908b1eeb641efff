import type {
  CreateScheduleInput,
  CreateScheduleOutput,
  DeleteScheduleInput,
  DeleteScheduleOutput,
  GetScheduleInput,
  GetScheduleOutput,
  ListSchedulesInput,
  ListSchedulesOutput,
  UpdateScheduleInput,
  UpdateScheduleOutput,
} from '@aws-sdk/client-scheduler';
import { ApiError } from '../../api/api-error.ts';
import type { ScheduleRecord } from '../../state/schedules.ts';
import { rememberToken, usedToken } from '../client-token.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { assertName, assertWritten, targetOf, timeOf } from './check-schedule.ts';
import { armSchedule, keyOf } from './fire-schedule.ts';
import { assertGroup } from './schedule-groups.ts';

const WRITTEN = [
  'Name',
  'GroupName',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'Description',
  'State',
  'ActionAfterCompletion',
  'FlexibleTimeWindow',
  'Target',
  'ClientToken',
] as const;

const MEMBERS = { FlexibleTimeWindow: ['Mode'] };

/** scheduler:CreateSchedule: one-time schedules that terminate instances. Whether the role may is not checked. */
export const createSchedule: Operation = defineOperation<CreateScheduleInput, CreateScheduleOutput>({
  service: 'scheduler',
  name: 'CreateSchedule',
  parameters: WRITTEN,
  members: MEMBERS,
  run: (input, context) => {
    const use = { operation: 'CreateSchedule', input };
    const record = recordOf(input, context);
    const earlier = usedToken(use, context);
    if (earlier !== undefined) return { ScheduleArn: record.arn };
    const { schedules } = context.world.region(context.region);
    if (schedules.has(keyOf(record)))
      throw new ApiError('ConflictException', `Schedule ${record.name} already exists.`, 409);
    schedules.set(keyOf(record), record);
    rememberToken(use, { ids: [record.name] }, context);
    armSchedule(record, context);
    return { ScheduleArn: record.arn };
  },
});

/** scheduler:UpdateSchedule: every field anew, those that are absent get their defaults. */
export const updateSchedule: Operation = defineOperation<UpdateScheduleInput, UpdateScheduleOutput>({
  service: 'scheduler',
  name: 'UpdateSchedule',
  parameters: WRITTEN,
  members: MEMBERS,
  run: (input, context) => {
    const written = recordOf(input, context);
    const record = { ...written, createdAt: findSchedule(input, context).createdAt };
    context.world.region(context.region).schedules.set(keyOf(record), record);
    armSchedule(record, context);
    return { ScheduleArn: record.arn };
  },
});

export const deleteSchedule: Operation = defineOperation<DeleteScheduleInput, DeleteScheduleOutput>({
  service: 'scheduler',
  name: 'DeleteSchedule',
  parameters: ['Name', 'GroupName', 'ClientToken'],
  run: (input, context) => {
    const record = findSchedule(input, context);
    context.world.region(context.region).schedules.delete(keyOf(record));
    return {} as DeleteScheduleOutput;
  },
});

export const getSchedule: Operation = defineOperation<GetScheduleInput, GetScheduleOutput>({
  service: 'scheduler',
  name: 'GetSchedule',
  parameters: ['Name', 'GroupName'],
  run: (input, context) => {
    const record = findSchedule(input, context);
    return {
      ...summaryOf(record),
      Description: record.description,
      ScheduleExpression: record.expression,
      ScheduleExpressionTimezone: record.timezone,
      ActionAfterCompletion: record.afterCompletion,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: record.target,
    } as GetScheduleOutput;
  },
});

/** scheduler:ListSchedules, of every group unless one is named; in the order of their names. */
export const listSchedules: Operation = defineOperation<ListSchedulesInput, ListSchedulesOutput>({
  service: 'scheduler',
  name: 'ListSchedules',
  parameters: ['GroupName', 'NamePrefix', 'State', 'MaxResults', 'NextToken'],
  run: (input, context) => {
    const { GroupName, NamePrefix = '', State } = input;
    if (GroupName !== undefined) assertGroup(GroupName, context);
    const found = [...context.world.region(context.region).schedules.values()]
      .filter(({ accountId }) => accountId === context.accountId)
      .filter(({ groupName }) => GroupName === undefined || groupName === GroupName)
      .filter(({ name, state }) => name.startsWith(NamePrefix) && (State ?? state) === state)
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    const { items, ...next } = pageOf(found, input, {
      minimum: 1,
      maximum: 100,
      usual: 100,
      wording: 'scheduler',
    });
    return { Schedules: items.map(summaryOf), ...next } as ListSchedulesOutput;
  },
});

function recordOf(input: CreateScheduleInput | UpdateScheduleInput, context: RequestContext): ScheduleRecord {
  const { Name = '', GroupName = 'default', ScheduleExpressionTimezone = 'UTC', Description } = input;
  assertName(Name, 'name');
  assertGroup(GroupName, context);
  assertWritten(input);
  timeOf(input.ScheduleExpression ?? '', ScheduleExpressionTimezone);
  const { region, accountId, now } = context;
  return {
    name: Name,
    groupName: GroupName,
    accountId,
    arn: `arn:aws:scheduler:${region}:${accountId}:schedule/${GroupName}/${Name}`,
    createdAt: now,
    modifiedAt: now,
    state: input.State ?? 'ENABLED',
    expression: input.ScheduleExpression ?? '',
    timezone: ScheduleExpressionTimezone,
    description: Description,
    afterCompletion: input.ActionAfterCompletion ?? 'NONE',
    target: targetOf(input.Target),
  };
}

function findSchedule(
  { Name = '', GroupName = 'default' }: GetScheduleInput,
  context: RequestContext,
): ScheduleRecord {
  const key = keyOf({ accountId: context.accountId, groupName: GroupName, name: Name });
  const found = context.world.region(context.region).schedules.get(key);
  if (found) return found;
  throw new ApiError('ResourceNotFoundException', `Schedule ${Name} does not exist.`, 404);
}

function summaryOf({ arn, name, groupName, state, createdAt, modifiedAt, target }: ScheduleRecord): object {
  return {
    Arn: arn,
    Name: name,
    GroupName: groupName,
    State: state,
    CreationDate: createdAt,
    LastModificationDate: modifiedAt,
    Target: { Arn: target.Arn },
  };
}
