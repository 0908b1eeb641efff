import { ApiError } from '../api/api-error.ts';
import { schedulerModel } from '../api/scheduler-model.ts';
import { SIGNATURE_V4_MEMBERS } from './form.ts';
import { decodeJson } from './json-decode.ts';
import type { WireRequest } from './messages.ts';

const OPERATIONS: Readonly<Record<string, string>> = {
  'POST schedules/': 'CreateSchedule',
  'GET schedules/': 'GetSchedule',
  'PUT schedules/': 'UpdateSchedule',
  'DELETE schedules/': 'DeleteSchedule',
  'GET schedules': 'ListSchedules',
  'POST schedule-groups/': 'CreateScheduleGroup',
  'GET schedule-groups/': 'GetScheduleGroup',
  'DELETE schedule-groups/': 'DeleteScheduleGroup',
  'GET schedule-groups': 'ListScheduleGroups',
};

/** Members of a URL whose names are not those of the model. */
const QUERY_NAMES: Readonly<Record<string, string>> = {
  groupName: 'GroupName',
  clientToken: 'ClientToken',
  ScheduleGroup: 'GroupName',
};

/** The operation of EventBridge Scheduler that method and path name. */
export function schedulerOperation({
  method,
  path,
}: Pick<WireRequest, 'method' | 'path'>): string | undefined {
  const [, kind = '', name] = /^\/(schedules|schedule-groups)(?:\/([^/]+))?$/.exec(path) ?? [];
  const key = `${method} ${kind}${name === undefined ? '' : '/'}`;
  return Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined;
}

/**
 * The input: its name from the path, the rest from the body or the URL.
 * @throws ApiError `SerializationException`, `ValidationException`.
 */
export function decodeScheduler(
  { path = '', query = '', body }: Partial<WireRequest> & { readonly body: string },
  operation: string,
): object {
  const structure = schedulerModel.operations[operation]?.input;
  const [, name] = /^\/[^/]+\/(.+)$/.exec(path) ?? [];
  const inUrl = [...new URLSearchParams(query)].filter(([key]) => !SIGNATURE_V4_MEMBERS.has(key));
  const members = inUrl.map(([key, value]) => [QUERY_NAMES[key] ?? key, value] as const);
  const numbers = members.map(([key, value]) => [key, key === 'MaxResults' ? Number(value) : value] as const);
  const given = decodeJson(body, schedulerModel, structure);
  const named = decodeJson(JSON.stringify(Object.fromEntries(numbers)), schedulerModel, structure);
  return { ...given, ...named, ...(name !== undefined && { Name: decoded(name) }) };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new ApiError('ValidationException', 'The name in the path is not encoded as a URL has it.');
  }
}
