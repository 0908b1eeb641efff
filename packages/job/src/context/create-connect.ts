import { type Access, createKeyPush, createTunnels, type Variables } from '@ami-select/access';
import type { Connect } from '@ami-select/provisioner';
import { connectOpenSsh, connectSsh } from '@ami-select/transport';
import { readSshClient } from './ssh-client.ts';

/**
 * Connects to machines by SSH, through the tunnel that leads to them where one does, and with a pushed key where none is
 * stored; by the client that the variables name.
 *
 * @throws JobError, TransportError when they are not valid
 */
export function createConnect(
  variables: Variables,
  access?: Pick<Access, 'credentials' | 'endpoint'>,
): Connect {
  const openTunnel = createTunnels(variables, access);
  const pushKey = createKeyPush(access);
  const { kind, clientOptions } = readSshClient(variables);
  if (kind === 'built-in')
    return (target, options) => connectSsh(target, { ...options, openTunnel, pushKey });
  const client = { openTunnel, pushKey, clientOptions, environment: variables };
  return (target, options) => connectOpenSsh(target, { ...options, ...client });
}
