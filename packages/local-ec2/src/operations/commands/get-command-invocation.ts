import type {
  CommandInvocation,
  GetCommandInvocationRequest,
  GetCommandInvocationResult,
  ListCommandInvocationsRequest,
  ListCommandInvocationsResult,
  ListCommandsRequest,
  ListCommandsResult,
} from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import type { CommandRecord, InvocationRecord } from '../../state/commands.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { commandOutput } from './send-command.ts';

/** The one step of the one document. */
const PLUGIN = 'aws:runShellScript';

/** @throws ApiError `InvocationDoesNotExist`, `InvalidPluginName`. */
export const getCommandInvocation: Operation = defineOperation<
  GetCommandInvocationRequest,
  GetCommandInvocationResult
>({
  service: 'ssm',
  name: 'GetCommandInvocation',
  parameters: ['CommandId', 'InstanceId', 'PluginName'],
  run: ({ CommandId = '', InstanceId = '', PluginName = PLUGIN }, context) => {
    if (PluginName !== PLUGIN)
      throw new ApiError('InvalidPluginName', `The plugin ${PluginName} is not a step of the document.`);
    const command = ownCommands(context).find(({ id }) => id === CommandId);
    const invocation = command?.invocations.get(InstanceId);
    if (!command || !invocation)
      throw new ApiError(
        'InvocationDoesNotExist',
        'The command ID and instance ID that you specified did not match any invocations.',
      );
    return {
      CommandId,
      InstanceId,
      Comment: command.comment,
      DocumentName: command.documentName,
      DocumentVersion: '$DEFAULT',
      PluginName: PLUGIN,
      ResponseCode: invocation.responseCode,
      Status: invocation.status,
      StatusDetails: invocation.status,
      ExecutionStartDateTime: invocation.startedAt?.toISOString() ?? '',
      ExecutionEndDateTime: invocation.endedAt?.toISOString() ?? '',
      ExecutionElapsedTime: elapsed(invocation),
      StandardOutputContent: invocation.stdout,
      StandardErrorContent: invocation.stderr,
    };
  },
});

export const listCommandInvocations: Operation = defineOperation<
  ListCommandInvocationsRequest,
  ListCommandInvocationsResult
>({
  service: 'ssm',
  name: 'ListCommandInvocations',
  parameters: ['CommandId', 'InstanceId', 'Details', 'MaxResults', 'NextToken'],
  run: (input, context) => {
    const commands = ownCommands(context).filter(
      ({ id }) => input.CommandId === undefined || id === input.CommandId,
    );
    const found = commands
      .flatMap((command) => [...command.invocations.values()].map((invocation) => ({ command, invocation })))
      .filter(
        ({ invocation }) => input.InstanceId === undefined || invocation.instanceId === input.InstanceId,
      );
    const { items, ...next } = pageOf(found, input, { minimum: 1, maximum: 50, wording: 'ssm' });
    const { Details = false } = input;
    return {
      CommandInvocations: items.map(({ command, invocation }) =>
        invocationOutput(command, invocation, { Details }),
      ),
      ...next,
    };
  },
});

export const listCommands: Operation = defineOperation<ListCommandsRequest, ListCommandsResult>({
  service: 'ssm',
  name: 'ListCommands',
  parameters: ['CommandId', 'InstanceId', 'MaxResults', 'NextToken'],
  run: (input, context) => {
    const found = ownCommands(context).filter(
      ({ id, invocations }) =>
        (input.CommandId === undefined || id === input.CommandId) &&
        (input.InstanceId === undefined || invocations.has(input.InstanceId)),
    );
    const { items, ...next } = pageOf(found, input, { minimum: 1, maximum: 50, wording: 'ssm' });
    return { Commands: items.map(commandOutput), ...next };
  },
});

function ownCommands({ world, region, accountId }: RequestContext): CommandRecord[] {
  return [...world.commands.values()].filter(
    (command) => command.ownerId === accountId && command.region === region,
  );
}

function invocationOutput(
  command: CommandRecord,
  invocation: InvocationRecord,
  { Details }: { Details: boolean },
): CommandInvocation {
  return {
    CommandId: command.id,
    InstanceId: invocation.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    RequestedDateTime: command.requestedAt,
    Status: invocation.status,
    StatusDetails: invocation.status,
    CommandPlugins: Details
      ? [
          {
            Name: 'aws:runShellScript',
            Status: invocation.status,
            ResponseCode: invocation.responseCode,
            Output: invocation.stdout,
          },
        ]
      : [],
  };
}

function elapsed({ startedAt, endedAt }: InvocationRecord): string {
  if (!startedAt || !endedAt) return '';
  return `PT${((endedAt.getTime() - startedAt.getTime()) / 1000).toFixed(3)}S`;
}
