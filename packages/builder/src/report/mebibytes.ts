const MIB = 2 ** 20;

/** `1,234` of 1234 MiB, rounded up. */
export function mebibytes(bytes: number): string {
  return Math.ceil(bytes / MIB).toLocaleString('en-US');
}
