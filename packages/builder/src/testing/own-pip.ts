/** Whether a warning is the one of `installer: machine-pip`, which most builds of tests have. */
export function isOfOwnPip(warning: string): boolean {
  return warning.startsWith('machines install with their own pip');
}
