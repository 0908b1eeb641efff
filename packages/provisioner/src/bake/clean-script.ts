/**
 * A shell script that makes a machine fit to be an image: what its next first boot has to make anew is removed (host
 * keys, machine id, cloud-init's state), and so are logins (every `authorized_keys`, which cloud-init writes again), the
 * lease of the fleet, logs and histories. Prints `cleaned`. Nobody can log in afterwards.
 *
 * It waits for cloud-init, four minutes at most: a boot that is not over writes again what is removed, or keeps it from
 * being removed.
 *
 * Without cloud-init nothing would make host keys and logins again, so that it fails there and changes nothing.
 */
export const CLEAN_SCRIPT = `as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_root sh -s << 'END'
set -u
PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin:/usr/local/sbin
command -v cloud-init > /dev/null || { echo 'there is no cloud-init to make host keys again' >&2; exit 1; }
timeout 240 cloud-init status --wait > /dev/null 2>&1
reason=$(cloud-init clean --logs 2>&1) || { echo "cloud-init clean fails: $reason" >&2; exit 1; }
rm -rf /var/lib/cloud/instances /var/lib/cloud/instance /var/lib/ami-select
rm -f /run/systemd/system/ami-select-* /etc/ssh/ssh_host_*
for home in /root /home/*; do
  rm -f "$home/.ssh/authorized_keys" "$home/.bash_history" "$home/.ash_history" "$home/.zsh_history" "$home/.python_history"
  rm -rf "$home/.ami-select"
done
rm -rf /var/log/journal/*
find /var/log -xdev -type f -exec sh -c 'for log; do : > "$log"; done' sh {} +
[ ! -e /etc/machine-id ] || : > /etc/machine-id
rm -f /var/lib/dbus/machine-id /var/lib/systemd/random-seed
sync
[ -z "$(ls /etc/ssh/ssh_host_* 2> /dev/null)" ] || { echo 'host keys are still there' >&2; exit 1; }
echo cleaned
END
`;
