/** Whether a host of a fleet can have the name. */
export function isHostName(name: string): boolean {
  return /^host-[1-9]\d*$/.test(name);
}
