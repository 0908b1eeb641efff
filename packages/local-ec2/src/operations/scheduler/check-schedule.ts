import { isPlainObject } from '@ami-select/core';
import type { CreateScheduleInput, Target } from '@aws-sdk/client-scheduler';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { ScheduleTarget } from '../../state/schedules.ts';

const NAME = /^[0-9a-zA-Z\-_.]{1,64}$/;
const ROLE = /^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const TERMINATE = /^arn:aws[a-z-]*:scheduler:::aws-sdk:ec2:terminateInstances$/;
const AT = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;
const INPUT_MEMBERS = new Set(['InstanceIds', 'Force', 'SkipOsShutdown', 'DryRun']);

/** The refusal of a value by Scheduler. */
export function invalid(message: string): ApiError {
  return new ApiError('ValidationException', message);
}

/** @throws ApiError `ValidationException` for a name that the model does not allow. */
export function assertName(name: string, member: string): void {
  if (NAME.test(name)) return;
  throw invalid(
    `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$`,
  );
}

/** When a one-time expression fires, in UTC. @throws ApiError for another form, and for a form that is not served. */
export function timeOf(expression: string, timezone: string): Date {
  if (/^(rate|cron)\(.*\)$/.test(expression)) throw notImplemented('schedules that recur');
  const [, text = ''] = AT.exec(expression) ?? [];
  const at = new Date(`${text}Z`);
  if (Number.isNaN(at.getTime())) throw invalid(`Invalid Schedule Expression ${expression}.`);
  if (timezone !== 'UTC') throw notImplemented(`the time zone ${timezone} of a schedule`);
  return at;
}

/** @throws ApiError `ValidationException` for what the model refuses, `NotImplemented` for another target. */
export function targetOf({
  Arn = '',
  RoleArn = '',
  Input,
  RetryPolicy = {},
}: Partial<Target> = {}): ScheduleTarget {
  if (!ROLE.test(RoleArn)) throw invalid(`Value '${RoleArn}' at 'target.roleArn' is not the ARN of a role.`);
  if (!Arn.startsWith('arn:aws')) throw invalid(`Provided Arn is not in correct format: ${Arn}`);
  if (!TERMINATE.test(Arn)) throw notImplemented(`the target ${Arn} of a schedule`);
  assertInput(Input);
  const { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 } = RetryPolicy;
  assertRange(MaximumEventAgeInSeconds, 'maximumEventAgeInSeconds', [60, 86_400]);
  assertRange(MaximumRetryAttempts, 'maximumRetryAttempts', [0, 185]);
  return { Arn, RoleArn, Input, RetryPolicy: { MaximumEventAgeInSeconds, MaximumRetryAttempts } };
}

/** @throws ApiError */
export function assertWritten(input: CreateScheduleInput): void {
  const { FlexibleTimeWindow, State = 'ENABLED', ActionAfterCompletion = 'NONE', Description = '' } = input;
  if (FlexibleTimeWindow?.Mode === 'FLEXIBLE') throw notImplemented('flexible time windows');
  if (FlexibleTimeWindow?.Mode !== 'OFF')
    throw invalid('The mode of a flexible time window is OFF or FLEXIBLE.');
  if (!['ENABLED', 'DISABLED'].includes(State)) throw invalid(`Value '${State}' at 'state' is not valid.`);
  if (!['NONE', 'DELETE'].includes(ActionAfterCompletion))
    throw invalid(`Value '${ActionAfterCompletion}' at 'actionAfterCompletion' is not valid.`);
  if (Description.length > 512) throw invalid("Value at 'description' must have length at most 512.");
  if (input.ClientToken !== undefined && !/^[a-zA-Z0-9\-_]{1,64}$/.test(input.ClientToken))
    throw invalid(`Value '${input.ClientToken}' at 'clientToken' is not valid.`);
}

function assertInput(text: string | undefined): void {
  let input: unknown;
  try {
    input = JSON.parse(text ?? '{}');
  } catch (cause) {
    throw invalid(`Invalid RequestJson provided. Reason ${String(cause)}`);
  }
  if (!isPlainObject(input)) throw invalid('Invalid RequestJson provided. Reason it is no object');
  const unknown = Object.keys(input).find((name) => !INPUT_MEMBERS.has(name));
  if (unknown !== undefined)
    throw invalid(`Invalid RequestJson provided. Reason The field '${unknown}' is not supported`);
}

function assertRange(value: number, member: string, [least, most]: readonly [number, number]): void {
  if (value >= least && value <= most) return;
  throw invalid(
    `1 validation error detected: Value '${value}' at 'target.retryPolicy.${member}' failed to satisfy constraint: Member must have value between ${least} and ${most}`,
  );
}
