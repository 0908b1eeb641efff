import { ENTER } from '../machine/layout.ts';

/** Compares every file that was delivered with its checksum on standard input; prints what differs, and ends with 1 then. */
export function checkFilesScript(): string {
  return [
    ENTER,
    'command -v sha256sum >/dev/null 2>&1 || { echo "sha256sum is not installed" >&2; exit 127; }',
    'result=$(LC_ALL=C sha256sum -c 2>&1) && exit 0',
    "printf '%s\\n' \"$result\" | grep -v ': OK$' | head -n 100",
    'exit 1',
  ].join('\n');
}
