/** Whether a warning is the one of an index without the installers, as most indexes of tests are. */
export function isOfOwnPip(warning: string): boolean {
  return warning.startsWith('machines install with their own pip');
}
