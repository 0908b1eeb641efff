/** The exit status of a download script whose packages do not fit on the disk. */
export const NO_SPACE = 28;

/**
 * Runs commands that download packages, and compares what the manager says that they take once they are installed with
 * the free space of the system: a manager looks at the disk when it installs, which is too late.
 */
export function withSpaceCheck(download: readonly string[], reservedBytes: number): readonly string[] {
  const kibibytes = Math.ceil(reservedBytes / 1024);
  return [
    'said=$(mktemp) status=$(mktemp)',
    `trap 'rm -f "\${errors:-}" "$said" "$status"' EXIT`,
    'download() {',
    ...download.map((line) => `  ${line} || return`),
    '}',
    '{ code=0; download || code=$?; echo "$code" >"$status"; } | tee "$said"',
    '[ "$(cat "$status")" = 0 ] || exit "$(cat "$status")"',
    `needed=$(awk '${SIZES}' "$said")`,
    FREE,
    `if [ "$(disk_of "$HOME")" = "$(disk_of /usr)" ]; then needed=$((needed + ${kibibytes})); fi`,
    `if [ "$(free_on /usr)" -lt "$needed" ]; then`,
    `  echo "the disk of the system has $(($(free_on /usr) / 1024)) MiB free; expected $(((needed + 1023) / 1024)) MiB" >&2`,
    `  exit ${NO_SPACE}`,
    'fi',
  ];
}

const FREE = `
disk_of() { df -Pk "$1" | awk 'NR == 2 { print $1 }'; }
free_on() { df -Pk "$1" | awk 'NR == 2 { print $4 }'; }`.trim();

/** KiB that apt, dnf 4 or dnf 5 say that packages take; what they free counts as nothing. */
const SIZES = `
/^After this operation, .*(additional disk space|extra) will be used|^Installed size: / {
  gsub(",", "")
  for (i = 1; i < NF; i++) if ($i ~ /^[0-9.]+$/) {
    unit = substr($(i + 1), 1, 1)
    size = $i * (unit ~ /[kK]/ ? 1 : unit == "M" ? 1024 : unit == "G" ? 1048576 : 1 / 1024)
    break
  }
}
END { print int(size) + 1 }`.trim();
