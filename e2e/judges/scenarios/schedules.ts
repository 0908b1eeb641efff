import type { Scenario, Step } from '../scenario.ts';

const service = 'scheduler';
const Name = 'ami-select-fleet-0123456789abcdef-i-0123456789abcdef0';
const ROLE = 'arn:aws:iam::123456789012:role/lease';

function written(change: object = {}): NonNullable<Step['input']> {
  return {
    Name,
    Description: 'a lease',
    ScheduleExpression: 'at(2030-01-01T00:00:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: 'arn:aws:scheduler:::aws-sdk:ec2:terminateInstances',
      RoleArn: ROLE,
      Input: '{"InstanceIds":["i-0123456789abcdef0"]}',
      RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
    },
    ...change,
  };
}

const gone: Step = {
  service,
  operation: 'DeleteSchedule',
  input: { Name },
  error: 'ResourceNotFoundException',
};

/** One-time schedules that end an instance, as a lease on the side of AWS uses them. */
export const scheduleScenarios: readonly Scenario[] = [
  {
    row: 64,
    name: 'a schedule is read and listed as it was written, and gone when it is deleted',
    steps: [
      {
        service,
        operation: 'CreateSchedule',
        input: written({ ClientToken: 'one' }),
        expect: [
          ['ScheduleArn', 'matches', `^arn:aws:scheduler:us-east-1:\\d{12}:schedule/default/${Name}$`],
        ],
      },
      {
        service,
        operation: 'GetSchedule',
        input: { Name },
        expect: [
          ['GroupName', 'is', 'default'],
          ['State', 'is', 'ENABLED'],
          ['ScheduleExpression', 'is', 'at(2030-01-01T00:00:00)'],
          ['ActionAfterCompletion', 'is', 'DELETE'],
          ['Target.RoleArn', 'is', ROLE],
          ['Target.Input', 'is', '{"InstanceIds":["i-0123456789abcdef0"]}'],
          ['Target.RetryPolicy.MaximumRetryAttempts', 'is', 10],
        ],
      },
      {
        service,
        operation: 'ListSchedules',
        input: { GroupName: 'default', NamePrefix: 'ami-select-fleet-' },
        expect: [
          ['Schedules.length', 'is', 1],
          ['Schedules[0].Name', 'is', Name],
          ['Schedules[0].State', 'is', 'ENABLED'],
        ],
      },
      {
        service,
        operation: 'ListSchedules',
        input: { NamePrefix: 'other-' },
        expect: [['Schedules.length', 'is', 0]],
      },
      { service, operation: 'DeleteSchedule', input: { Name, GroupName: 'default' } },
      gone,
    ],
  },
  {
    row: 64,
    name: 'a schedule has a name of its own',
    steps: [
      { service, operation: 'CreateSchedule', input: written({ ClientToken: 'two' }) },
      {
        service,
        operation: 'CreateSchedule',
        input: written({ ClientToken: 'three' }),
        error: 'ConflictException',
      },
      { service, operation: 'DeleteSchedule', input: { Name } },
    ],
  },
  {
    row: 64,
    name: 'an update moves a schedule, and what it leaves out falls back to its default',
    steps: [
      { service, operation: 'UpdateSchedule', input: written(), error: 'ResourceNotFoundException' },
      { service, operation: 'CreateSchedule', input: written({ ClientToken: 'four' }) },
      {
        service,
        operation: 'UpdateSchedule',
        input: written({
          ScheduleExpression: 'at(2031-01-01T00:00:00)',
          ActionAfterCompletion: undefined,
        }),
      },
      {
        service,
        operation: 'GetSchedule',
        input: { Name },
        expect: [
          ['ScheduleExpression', 'is', 'at(2031-01-01T00:00:00)'],
          ['ActionAfterCompletion', 'is', 'NONE'],
        ],
      },
      { service, operation: 'DeleteSchedule', input: { Name } },
    ],
  },
  {
    row: 64,
    name: 'a time with a zone is refused',
    steps: [
      {
        service,
        operation: 'CreateSchedule',
        input: written({ Name: 'zoned', ScheduleExpression: 'at(2030-01-01T00:00:00Z)' }),
        error: 'ValidationException',
      },
    ],
  },
];
