import type { Operation } from '../operation.ts';
import { describeInstanceInformation } from './describe-instance-information.ts';
import { getCommandInvocation, listCommandInvocations, listCommands } from './get-command-invocation.ts';
import { sendCommand } from './send-command.ts';
import { sendSshPublicKey } from './send-ssh-public-key.ts';

export const commandOperations: readonly Operation[] = [
  describeInstanceInformation,
  getCommandInvocation,
  listCommandInvocations,
  listCommands,
  sendCommand,
  sendSshPublicKey,
];
