import type { ServiceModel, WireMember } from './service-model.ts';

const text: WireMember = { type: 'string' };
const number: WireMember = { type: 'number' };
const time: WireMember = { type: 'timestamp' };

/** What a schedule is made of; CreateSchedule and UpdateSchedule take the same. */
const SCHEDULE = {
  Name: text,
  GroupName: text,
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text,
  Description: text,
  State: text,
  ActionAfterCompletion: text,
  FlexibleTimeWindow: { type: { structure: 'FlexibleTimeWindow' } },
  Target: { type: { structure: 'Target' } },
  StartDate: time,
  EndDate: time,
  KmsKeyArn: text,
} as const;

const WRITTEN = {
  required: ['FlexibleTimeWindow', 'Name', 'ScheduleExpression', 'Target'],
  members: { ...SCHEDULE, ClientToken: text },
};

const NAMED = { required: ['Name'], members: { Name: text } };
const DATES = { CreationDate: time, LastModificationDate: time };
const PAGE = { NamePrefix: text, MaxResults: number, NextToken: text };

/** Written by hand: schedules and their groups, from the EventBridge Scheduler API reference, version 2021-06-30. */
export const schedulerModel: ServiceModel = {
  source: 'EventBridge Scheduler API reference',
  apiVersion: '2021-06-30',
  operations: {
    CreateSchedule: { input: 'CreateScheduleInput', output: 'ScheduleArnOutput' },
    CreateScheduleGroup: { input: 'CreateScheduleGroupInput', output: 'ScheduleGroupArnOutput' },
    DeleteSchedule: { input: 'DeleteScheduleInput' },
    DeleteScheduleGroup: { input: 'DeleteScheduleGroupInput' },
    GetSchedule: { input: 'GetScheduleInput', output: 'GetScheduleOutput' },
    GetScheduleGroup: { input: 'GetScheduleGroupInput', output: 'ScheduleGroup' },
    ListScheduleGroups: { input: 'ListScheduleGroupsInput', output: 'ListScheduleGroupsOutput' },
    ListSchedules: { input: 'ListSchedulesInput', output: 'ListSchedulesOutput' },
    UpdateSchedule: { input: 'UpdateScheduleInput', output: 'ScheduleArnOutput' },
  },
  structures: {
    CreateScheduleGroupInput: {
      required: ['Name'],
      members: {
        Name: text,
        ClientToken: text,
        Tags: { type: { list: { structure: 'Tag' }, item: 'member' } },
      },
    },
    CreateScheduleInput: WRITTEN,
    UpdateScheduleInput: WRITTEN,
    DeleteScheduleGroupInput: { required: ['Name'], members: { Name: text, ClientToken: text } },
    DeleteScheduleInput: { required: ['Name'], members: { Name: text, GroupName: text, ClientToken: text } },
    FlexibleTimeWindow: { required: ['Mode'], members: { Mode: text, MaximumWindowInMinutes: number } },
    GetScheduleGroupInput: NAMED,
    GetScheduleInput: { required: ['Name'], members: { Name: text, GroupName: text } },
    GetScheduleOutput: { members: { ...SCHEDULE, ...DATES, Arn: text } },
    ListScheduleGroupsInput: { members: PAGE },
    ListScheduleGroupsOutput: {
      members: {
        ScheduleGroups: { type: { list: { structure: 'ScheduleGroup' }, item: 'member' } },
        NextToken: text,
      },
    },
    ListSchedulesInput: { members: { ...PAGE, GroupName: text, State: text } },
    ListSchedulesOutput: {
      members: {
        Schedules: { type: { list: { structure: 'ScheduleSummary' }, item: 'member' } },
        NextToken: text,
      },
    },
    RetryPolicy: { members: { MaximumEventAgeInSeconds: number, MaximumRetryAttempts: number } },
    ScheduleArnOutput: { members: { ScheduleArn: text } },
    ScheduleGroup: { members: { ...DATES, Arn: text, Name: text, State: text } },
    ScheduleGroupArnOutput: { members: { ScheduleGroupArn: text } },
    ScheduleSummary: {
      members: {
        ...DATES,
        Arn: text,
        Name: text,
        GroupName: text,
        State: text,
        Target: { type: { structure: 'TargetSummary' } },
      },
    },
    Tag: { required: ['Key', 'Value'], members: { Key: text, Value: text } },
    Target: {
      required: ['Arn', 'RoleArn'],
      members: { Arn: text, RoleArn: text, Input: text, RetryPolicy: { type: { structure: 'RetryPolicy' } } },
    },
    TargetSummary: { required: ['Arn'], members: { Arn: text } },
  },
};
