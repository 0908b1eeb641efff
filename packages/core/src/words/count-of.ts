/** `1 minute`, `2 minutes`: a number with its noun. */
export function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
