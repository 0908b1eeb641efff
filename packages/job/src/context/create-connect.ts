import { type Access, createKeyPush, createTunnels, type Variables } from '@ami-select/access';
import type { Connect } from '@ami-select/provisioner';
import { connectSsh } from '@ami-select/transport';

/**
 * Connects to machines by SSH, through the tunnel that leads to them where one does, and with a pushed key where none is
 * stored.
 */
export function createConnect(
  variables: Variables,
  access?: Pick<Access, 'credentials' | 'endpoint'>,
): Connect {
  const openTunnel = createTunnels(variables, access);
  const pushKey = createKeyPush(access);
  return (target, options) => connectSsh(target, { ...options, openTunnel, pushKey });
}
