import type { SshTarget } from '@ami-select/transport';
import type { Host } from './host.ts';

/** A host as the transport dials it. */
export function sshTarget({ name, address, port, user, privateKey, hostKey, via, push }: Host): SshTarget {
  const target = { label: name, host: address, port, user, privateKey, hostKey };
  return { ...target, ...(via && { via }), ...(push && { push }) };
}
