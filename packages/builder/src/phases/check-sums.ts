import { programVariable } from './program-variable.ts';

/** No status of an interpreter that did not get to the end. */
const DIFFERENT = 3;

/**
 * Prints what `sha256sum -c` prints, of the same lines, with all processors and OpenSSL's code, which is several times
 * faster.
 */
const SUMS_PROGRAM: string = `
import hashlib, os, sys, threading

def verdict(line, view):
    is_escaped = line.startswith(b"\\\\")
    digest, _, shown = line[is_escaped:].partition(b"  ")
    name = shown
    if is_escaped:
        parts = name.split(b"\\\\\\\\")
        name = b"\\\\".join(part.replace(b"\\\\n", b"\\n").replace(b"\\\\r", b"\\r") for part in parts)
    shown = b"\\\\" * is_escaped + shown
    try:
        found = hashlib.sha256()
        file = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
        try:
            count = len(view)
            while count == len(view):
                count = os.readv(file, [view])
                found.update(view[:count])
        finally:
            os.close(file)
    except OSError:
        return shown + b": FAILED open or read"
    return shown + (b": OK" if found.hexdigest().encode() == digest else b": FAILED")

lines = sys.stdin.buffer.read().split(b"\\n")
lines = [line for line in lines if line]
verdicts = [b""] * len(lines)
count = min(8, os.cpu_count() or 1)

def work(first):
    view = memoryview(bytearray(1 << 18))
    for at in range(first, len(lines), count):
        verdicts[at] = verdict(lines[at], view)

threads = [threading.Thread(target=work, args=(first,)) for first in range(1, count)]
for thread in threads:
    thread.start()
work(0)
for thread in threads:
    thread.join()
sys.stdout.buffer.write(b"".join(one + b"\\n" for one in verdicts))
sys.exit(0 if all(one.endswith(b": OK") for one in verdicts) else ${DIFFERENT})
`.trim();

/**
 * Shell function: compares files with the checksums on its input, and prints for each what \`sha256sum -c\` prints. A
 * machine may lack Python, or have a stand-in for it that does not start.
 */
export const CHECK_SUMS: string = `
${programVariable('sums', SUMS_PROGRAM)}
check_sums() {
  list=$(cat)
  if command -v python3 >/dev/null 2>&1; then
    status=0
    printf '%s\\n' "$list" | python3 -I -S -c "$sums" || status=$?
    [ "$status" != 0 ] || return 0
    [ "$status" != ${DIFFERENT} ] || return 1
  fi
  command -v sha256sum >/dev/null 2>&1 || { echo "sha256sum is not installed" >&2; exit 127; }
  [ -z "$list" ] || printf '%s\\n' "$list" | LC_ALL=C sha256sum -c 2>&1
}
`.trim();
