/** Words of kernels, systemd, cloud-init and package managers that something went wrong. */
const TELLING =
  /\b(?:error|failed|failure|panic|traceback|exception|cannot|unable|denied|refused|no space left|timed out|out of memory|not found)\b/i;
/** Lines that say so of every healthy machine. */
const HARMLESS = /\b(?:0 failed|no errors?|error-correcting|errors=remount|ACPI|RAS)\b/i;
const LONGEST = 200;

/** The last line of a console that tells of a failure; undefined when none does. */
export function tellingLine(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  const line = lines.findLast((text) => TELLING.test(text) && !HARMLESS.test(text));
  return line?.slice(0, LONGEST);
}
