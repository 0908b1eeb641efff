/** What GNU tar and others say; the first is GNU tar's of a block that was written in part. */
const FULL_DISK = /Wrote only \d+ of \d+ bytes|No space left on device|[Dd]isk quota exceeded/;

/** Whether what a program printed says that the disk of its machine is full, or the user's part of it. */
export function saysFullDisk(text: string): boolean {
  return FULL_DISK.test(text);
}
