/** Name of the units that end a machine of systemd. */
export const LEASE_UNIT = 'ami-select-lease';

/** The lease of one fleet on its machines. */
export interface MachineLease {
  readonly fleetId: string;
  /** ISO 8601; a part of a second counts as a whole one. */
  readonly expiresAt: string;
}

/**
 * Arms the lease, at every boot (`bootcmd`). The time is absolute, so a reboot, a stop and a start give no new term; a
 * renewal is kept on the disk in a file of this fleet, so an image baked from the machine does not bring its old one.
 * On systemd a timer does it, which follows the clock when that is set, without logind, whose `shutdown` closes logins
 * five minutes before. Elsewhere, or where systemd refuses, a loop waits. A lease that is over ends the boot.
 * The same text for the same lease; at most 2 KB.
 */
export function armingScript(lease: MachineLease): string {
  return `${leaseOf(lease)}
[ ! -s $file ] || read -r at calendar < $file
${ON_SYSTEMD}
if arm; then
  [ "$(date +%s)" -lt "$at" ] || systemctl start --no-block ${LEASE_UNIT}.service
else
  {
    while
      [ ! -s $file ] || read -r at calendar < $file
      left=$((at - $(date +%s)))
      [ $left -gt 0 ]
    do
      sleep $((left < 20 ? left : 20))
    done
    poweroff
    sleep 120
    poweroff -f
  } < /dev/null > /dev/null 2>&1 &
fi
`;
}

/** Moves the lease of a machine that runs: in the file first, then in the timer. Fails where one of them cannot be. */
export function renewalScript(lease: MachineLease): string {
  return `as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_root sh << 'END'
${leaseOf(lease)}
echo "$at $calendar" > $file.new && mv $file.new $file || exit 1
${ON_SYSTEMD}
if systemctl show -p Version > /dev/null 2>&1; then arm; fi
END
`;
}

function leaseOf({ fleetId, expiresAt }: MachineLease): string {
  const seconds = Math.ceil(Date.parse(expiresAt) / 1000);
  const [day, time] = new Date(seconds * 1000).toISOString().split(/[T.]/);
  return `at=${seconds} calendar='OnCalendar=${day} ${time} UTC'
folder=/var/lib/ami-select
mkdir -p $folder 2> /dev/null && [ -w $folder ] || { folder=\${HOME:-/root}/.ami-select; mkdir -p $folder; }
file=$folder/${fleetId}.lease`;
}

/**
 * Without default dependencies the timer waits for nothing that a boot may hang in, and the service outlives the
 * shutdown that it began.
 */
const ON_SYSTEMD = `arm() {
  systemctl show -p Version > /dev/null 2>&1 || return
  unit=/run/systemd/system/${LEASE_UNIT}
  printf '[Unit]\\nDefaultDependencies=no\\n[Timer]\\nAccuracySec=1s\\n%s\\n' "$calendar" > $unit.timer &&
    printf '[Unit]\\nDefaultDependencies=no\\n[Service]\\nType=oneshot\\nExecStart=/bin/sh -c "systemctl poweroff; sleep 120; systemctl poweroff --force"\\n' > $unit.service &&
    systemctl daemon-reload && systemctl restart --no-block ${LEASE_UNIT}.timer
}`;
