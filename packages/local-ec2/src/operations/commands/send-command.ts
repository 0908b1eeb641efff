import type { Command, SendCommandRequest, SendCommandResult } from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import type { CommandRecord, InvocationRecord } from '../../state/commands.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { isTarget, managedInstances } from './managed-instances.ts';
import { runCommand } from './run-command.ts';

const MAX_IDS = 50;
const PARAMETERS: readonly string[] = ['commands', 'workingDirectory', 'executionTimeout'];

/** Runs `AWS-RunShellScript` in the sandboxes of the named machines, and of no others (row 43). */
export const sendCommand: Operation = defineOperation<SendCommandRequest, SendCommandResult>({
  service: 'ssm',
  name: 'SendCommand',
  parameters: [
    'DocumentName',
    'DocumentVersion',
    'InstanceIds',
    'Targets',
    'Parameters',
    'Comment',
    'TimeoutSeconds',
  ],
  run: (input, context) => {
    assertDocument(input);
    const { world, now } = context;
    const { Parameters = {}, Comment = '', TimeoutSeconds = 3600 } = input;
    const targets = targetsOf(input, context);
    const command: CommandRecord = {
      id: world.ids.uuid(),
      ownerId: context.accountId,
      region: context.region,
      documentName: input.DocumentName ?? '',
      comment: Comment,
      parameters: Parameters,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + TimeoutSeconds * 1000),
      invocations: new Map(),
    };
    world.commands.set(command.id, command);
    for (const instance of targets) {
      const invocation = newInvocation(instance.id);
      command.invocations.set(instance.id, invocation);
      runCommand(invocation, { instance, command, world });
    }
    return { Command: commandOutput(command) };
  },
});

/** The one version that the public document has here, under its three names. */
const VERSIONS: readonly string[] = ['$DEFAULT', '$LATEST', '1'];

export function commandOutput(command: CommandRecord): Command {
  const invocations = [...command.invocations.values()];
  const isDone = invocations.every(({ endedAt }) => endedAt !== undefined);
  const failed = invocations.filter(({ status }) => status === 'Failed' || status === 'TimedOut').length;
  const final = failed > 0 ? 'Failed' : 'Success';
  const status = isDone ? final : 'InProgress';
  return {
    CommandId: command.id,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    Comment: command.comment,
    Parameters: Object.fromEntries(
      Object.entries(command.parameters).map(([name, values]) => [name, [...values]]),
    ),
    InstanceIds: invocations.map(({ instanceId }) => instanceId),
    RequestedDateTime: command.requestedAt,
    ExpiresAfter: command.expiresAt,
    Status: status,
    StatusDetails: status,
    TargetCount: invocations.length,
    CompletedCount: invocations.filter(({ endedAt }) => endedAt !== undefined).length,
    ErrorCount: failed,
  };
}

function assertDocument({
  DocumentName,
  DocumentVersion = '$DEFAULT',
  Parameters = {},
}: SendCommandRequest): void {
  if (DocumentName !== 'AWS-RunShellScript') {
    throw new ApiError(
      'InvalidDocument',
      `local-ec2 has the document AWS-RunShellScript only, not ${DocumentName}.`,
    );
  }
  if (!VERSIONS.includes(DocumentVersion)) {
    throw new ApiError('InvalidDocumentVersion', 'The document version is not valid or does not exist.');
  }
  const unknown = Object.keys(Parameters).find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined || !Parameters.commands?.length) {
    throw new ApiError(
      'InvalidParameters',
      `AWS-RunShellScript takes ${PARAMETERS.join(', ')}; commands is required.`,
    );
  }
}

/** @throws ApiError `InvalidInstanceId` for a machine that is not running or not the caller's. */
function targetsOf(
  { InstanceIds = [], Targets = [] }: SendCommandRequest,
  context: RequestContext,
): InstanceRecord[] {
  const managed = managedInstances(context);
  if (InstanceIds.length > MAX_IDS) {
    throw new ApiError('ValidationException', `At most ${MAX_IDS} instances can be named in one command.`);
  }
  if (InstanceIds.length === 0 && Targets.length === 0) {
    throw new ApiError('ValidationException', 'A command needs instance ids or targets.');
  }
  const named = InstanceIds.map((id) => managed.find((instance) => instance.id === id));
  if (named.some((instance) => instance === undefined)) {
    throw new ApiError(
      'InvalidInstanceId',
      `Instances [${InstanceIds.join(', ')}] not in a valid state for account ${context.accountId}`,
    );
  }
  const matched = managed.filter(
    (instance) => Targets.length > 0 && Targets.every((target) => isTarget(instance, target, context)),
  );
  return [...new Set([...named.filter((instance) => instance !== undefined), ...matched])];
}

function newInvocation(instanceId: string): InvocationRecord {
  return { instanceId, status: 'Pending', responseCode: -1, stdout: '', stderr: '' };
}
