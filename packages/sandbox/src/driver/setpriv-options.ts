/**
 * Capabilities of root in a machine: to install packages, become other users, boot OpenSSH, change its own network,
 * mount, debug its own processes. Not what reaches the host or all machines at once: device nodes, files by handle,
 * modules, another kernel, the clock, raw memory, tracing, kernel log and audit, real-time priority.
 */
export const CAPABILITIES: readonly string[] = [
  'audit_write',
  'chown',
  'dac_override',
  'fowner',
  'fsetid',
  'ipc_lock',
  'kill',
  'net_admin',
  'net_bind_service',
  'net_raw',
  'setfcap',
  'setgid',
  'setpcap',
  'setuid',
  'sys_admin',
  'sys_chroot',
  'sys_ptrace',
  'sys_resource',
];

/** Takes all others from a process and from whatever it starts, setuid programs included. */
export const WITH_CAPABILITIES_OF_MACHINE: readonly string[] = [
  '--bounding-set',
  ['-all', ...CAPABILITIES.map((name) => `+${name}`)].join(),
];
