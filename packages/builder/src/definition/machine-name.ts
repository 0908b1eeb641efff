/** Whether a name can be that of a machine: it becomes a folder, and no hidden one. */
export function isMachineName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
}
