import { type Access, createTunnels, type Variables } from '@ami-select/access';
import type { Connect } from '@ami-select/provisioner';
import { connectSsh } from '@ami-select/transport';

/** Connects to machines by SSH, through the tunnel that leads to them where one does. */
export function createConnect(variables: Variables, access?: Pick<Access, 'credentials'>): Connect {
  const openTunnel = createTunnels(variables, access);
  return (target, options) => connectSsh(target, { ...options, openTunnel });
}
