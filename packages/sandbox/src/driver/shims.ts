import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';

/** Stand-ins for the commands that switch a machine off; they leave a request that the agent finds. */
export const POWER_COMMANDS: readonly string[] = ['shutdown', 'poweroff', 'halt', 'reboot'];

const POWER_SHIM = `#!/bin/sh
# Tells the machine's agent; understands what systemd's command of the same name understands.
name=\${0##*/}
directory=\${LOCAL_EC2_RUN:-/run/local-ec2}/power
if [ ! -w "$directory" ]; then
  echo "$name: Failed to set wall message, ignoring: Interactive authentication required." >&2
  echo "$name: Call to PowerOff failed: Interactive authentication required." >&2
  exit 1
fi
if [ "$name" = shutdown ]; then
  for word; do
    case $word in
      -*) continue ;;
      now | +[0-9]* | [0-9]*) break ;;
    esac
    echo "Failed to parse time specification: $word" >&2
    exit 1
  done
fi
printf '%s\\n' "$name" "$@" > "$directory/.$$" && mv "$directory/.$$" "$directory/request-$$"
`;

const SYSTEMCTL_SHIM = `#!/bin/sh
# There is no systemd in the machine; its power verbs still work.
case \${0##*/} in shutdown | poweroff | halt | reboot) exec FOLDER/\${0##*/} "$@" ;; esac
for word; do
  case $word in
    poweroff | halt | reboot) exec FOLDER/$word ;;
    -*) ;;
    *) break ;;
  esac
done
echo "System has not been booted with systemd as init system (PID 1). Can't operate." >&2
exit 1
`;

const SUDO_SHIM = `#!/bin/sh
# Passwordless sudo for the machine's login users.
user=root login= shell=
while [ $# -gt 0 ]; do
  case $1 in
    --) shift; break ;;
    -u | --user) user=$2; shift 2 ;;
    --user=*) user=\${1#*=}; shift ;;
    -g | --group | -p | --prompt | -C | -h) shift 2 ;;
    -i | --login) login=1; shift ;;
    -s | --shell) shell=1; shift ;;
    -E | --preserve-env | --preserve-env=*) shift ;;
    -v | -k | -K | -l) exit 0 ;;
    -V) echo "Sudo stand-in of local-ec2"; exit 0 ;;
    -[nHSbAP]*) shift ;;
    -*) echo "sudo: option $1 is not supported here" >&2; exit 1 ;;
    *) break ;;
  esac
done
become=BECOME
# The shell reads for itself: every command would be two processes more, and scripts call sudo often.
find_user() {
  while IFS=: read -r name _ uid gid _ home usershell; do
    case $1 in "$name" | "#$uid") return 0 ;; esac
  done < /etc/passwd
  return 1
}
while read -r field real effective _; do
  case $field in Uid:) caller_uid=$effective ;; Gid:) caller_gid=$effective; break ;; esac
done < /proc/$$/status
find_user "#$caller_uid" || name=$caller_uid
caller=$name
while [ $# -gt 0 ]; do
  case $1 in *=*) export "$1"; shift ;; *) break ;; esac
done
if [ -n "$become" ]; then
  find_user "$user" || { echo "sudo: unknown user $user" >&2; exit 1; }
else
  home=$HOME usershell=\${SHELL:-/bin/sh}
fi
if [ -n "$login" ]; then
  if [ $# -gt 0 ]; then set -- "$usershell" -l -c "$*"; else set -- "$usershell" -l; fi
elif [ -n "$shell" ] || [ $# -eq 0 ]; then
  if [ $# -gt 0 ]; then set -- "$usershell" -c "$*"; else set -- "$usershell"; fi
fi
export SUDO_USER="$caller" SUDO_UID="$caller_uid" SUDO_GID="$caller_gid" SUDO_COMMAND="$*"
export HOME="$home" USER="$user" LOGNAME="$user" SHELL="$usershell"
# Only that user may enter the folder.
[ -z "$login" ] || set -- sh -c 'cd && exec "$@"' sh "$@"
[ -n "$become" ] || exec "$@"
[ "$uid" = 0 ] || set -- $become --reuid "$uid" --regid "$gid" --init-groups -- "$@"
# Only root may read the rules.
exec $become --reuid 0 --regid 0 --init-groups -- /bin/sh -c '
caller=$1; shift
[ "$caller" != root ] || exec "$@"
rules=/etc/sudoers.d/90-cloud-init-users
[ ! -e $rules ] || while read -r name _ <&3 || [ -n "$name" ]; do
  [ "$name" != "$caller" ] || exec "$@" 3<&-
done 3< $rules
echo "sudo: a password is required" >&2
exit 1
' sh "$caller" "$@"
`;

const CLOUD_INIT_SHIM = `#!/bin/sh
# The machine's agent boots it as cloud-init would; this tells how far it is, as "cloud-init status" does.
result=\${LOCAL_EC2_RUN:-/run/local-ec2}/../cloud-init/result.json
[ "$1" != --version ] || { echo "$0 local-ec2"; exit 0; }
if [ "$1" != status ]; then
  echo "cloud-init $1: not here, local-ec2's agent booted this machine; there is: cloud-init status [--wait] [--long]" >&2
  exit 2
fi
shift
wait= long=
for word; do
  case $word in
    -w | --wait) wait=1 ;;
    -l | --long) long=1 ;;
    *) echo "cloud-init status: $word is not supported here" >&2; exit 2 ;;
  esac
done
while [ -n "$wait" ] && [ ! -e "$result" ]; do printf .; sleep 0.25; done
[ -z "$wait" ] || echo
state=running
if [ -e "$result" ]; then
  if grep -q '"errors": \\[\\]' "$result"; then state=done; else state=error; fi
fi
echo "status: $state"
[ -z "$long" ] || { echo "detail:"; echo DataSourceEc2Local; [ ! -e "$result" ] || cat "$result"; }
[ $state != error ]
`;

/**
 * Writes the stand-ins into a folder that the machine sees as `seenAs`. `become` is the setuid program that `sudo` uses; without it `sudo` runs the
 * command as the same user.
 */
export function writeShims(directory: string, options: { seenAs: string; become?: string }): void {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  for (const name of POWER_COMMANDS) writeShim(`${directory}/${name}`, POWER_SHIM);
  writeShim(`${directory}/systemctl`, SYSTEMCTL_SHIM.replaceAll('FOLDER', options.seenAs));
  writeShim(`${directory}/cloud-init`, CLOUD_INIT_SHIM);
  writeShim(`${directory}/cloud-id`, '#!/bin/sh\necho aws\n');
  writeShim(`${directory}/sudo`, SUDO_SHIM.replace('BECOME', options.become ?? ''));
}

function writeShim(file: string, text: string): void {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}
