import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Variables } from '@ami-select/access';
import { parseClientOptions } from '@ami-select/transport';
import { JobError } from './errors.ts';

const CLIENTS = ['built-in', 'openssh'] as const;

/** The client that opens connections of SSH, and the options of OpenSSH's. */
export interface SshClient {
  readonly kind: (typeof CLIENTS)[number];
  readonly clientOptions: readonly string[];
}

/**
 * Reads `AMI_SELECT_SSH_CLIENT` and `AMI_SELECT_SSH_OPTIONS` (`Name=value`, with `;` or line breaks between them). They
 * are variables and no fields of a config file: a project must not choose keys and ways of the person who builds it.
 *
 * @throws JobError `INVALID_INPUT`, TransportError `INVALID_OPTIONS` that lists every problem of the options
 */
export function readSshClient(variables: Variables): SshClient {
  const { AMI_SELECT_SSH_CLIENT: given, AMI_SELECT_SSH_OPTIONS: text = '', PATH = '' } = variables;
  const kind = CLIENTS.find((known) => known === (given || 'built-in'));
  if (kind === undefined)
    throw invalid(
      `AMI_SELECT_SSH_CLIENT: ${given} is not valid because there is no such client; expected ${CLIENTS.join(' or ')}`,
    );
  const clientOptions = text
    .split(/[;\n]/)
    .map((option) => option.trim())
    .filter((option) => option !== '');
  if (kind === 'built-in' && clientOptions.length > 0)
    throw invalid(
      'AMI_SELECT_SSH_OPTIONS: not valid because the built-in client has none; expected AMI_SELECT_SSH_CLIENT=openssh beside it',
    );
  parseClientOptions(clientOptions);
  if (kind === 'openssh' && !isOnPath('ssh', PATH))
    throw invalid(
      'AMI_SELECT_SSH_CLIENT: openssh is not valid because PATH has no ssh; expected an OpenSSH client on this machine',
    );
  return { kind, clientOptions };
}

function invalid(message: string): JobError {
  return new JobError('INVALID_INPUT', message);
}

function isOnPath(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
