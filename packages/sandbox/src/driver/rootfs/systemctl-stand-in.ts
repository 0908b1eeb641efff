import { POWER_COMMANDS } from '../shims.ts';
import { ASIDE } from './diversions.ts';

/**
 * systemd's own says 'Running in chroot, ignoring command' and ends with 0, as if a service had been started. This one
 * changes the files of units by it, starts what has an init script by that, and refuses the rest.
 */
export const SYSTEMCTL: string = `#!/bin/sh
# No systemd runs in this machine.
case \${0##*/} in ${POWER_COMMANDS.join(' | ')}) exec FOLDER/\${0##*/} "$@" ;; esac
real=/usr/bin/systemctl${ASIDE}
say() { echo "systemctl: $*" >&2; }
refuse() {
  say "$*"
  exit 1
}
verb= units= now= quiet= skip=
for word; do
  shift
  if [ -n "$skip" ]; then skip=; set -- "$@" "$word"; continue; fi
  case $word in
    --now) now=1; continue ;;
    -q | --quiet) quiet=1 ;;
    -h | --help | --version) exec $real "$word" ;;
    --user) refuse "no systemd runs in this machine, for users neither" ;;
    -[ptnosHMP]) skip=1 ;;
    -*) ;;
    *) if [ -z "$verb" ]; then verb=$word; else units="$units $word"; fi ;;
  esac
  set -- "$@" "$word"
done

# How it is with a unit: ssh is what local-ec2 runs, a script is what the distribution can start without systemd.
kind() {
  case $1 in
    ssh | sshd | ssh.socket) echo ssh ;;
    *) if [ -x "/etc/init.d/$1" ]; then echo script; else echo none; fi ;;
  esac
}

# The state of one unit, as is-active tells it.
state() {
  case $(kind "$1") in
    ssh) echo active ;;
    script) if service "$1" status >/dev/null 2>&1; then echo active; else echo inactive; fi ;;
    none) echo inactive ;;
  esac
}

# Does to one unit what a verb says.
act() {
  case $(kind "$2"):$1 in
    ssh:start) ;;
    ssh:status) echo "ssh is active; local-ec2 runs it, with a configuration of its own" ;;
    ssh:*)
      say "$1 of $2: SSH is run by local-ec2, with a configuration of its own; it was left as it is"
      return 1
      ;;
    script:reload-or-restart) service "$2" restart ;;
    script:*) service "$2" "$1" ;;
    *)
      say "$1 of $2: no systemd runs in this machine, and $2 has no init script; run its program itself"
      return 1
      ;;
  esac
}

act_on_all() {
  status=0
  for unit in $units; do act "$1" "\${unit%.service}" || status=$?; done
  return $status
}

case $verb in
  poweroff | halt | reboot) exec FOLDER/$verb ;;
  is-system-running) exec $real "$@" ;;
  enable | disable | reenable | mask | unmask | preset | link | revert | is-enabled | list-unit-files | get-default | set-default | add-wants | add-requires)
    $real "$@" || exit
    [ -n "$now" ] || exit 0
    case $verb in enable | reenable) act_on_all start ;; disable | mask) act_on_all stop ;; esac
    ;;
  is-active)
    status=3
    for unit in $units; do
      state=$(state "\${unit%.service}")
      [ -n "$quiet" ] || echo "$state"
      [ "$state" != active ] || status=0
    done
    exit $status
    ;;
  start | stop | restart | reload | force-reload | try-restart | reload-or-restart | status)
    [ -n "$units" ] || refuse "no systemd runs in this machine, it has no state of all"
    act_on_all "$verb"
    ;;
  *) refuse "\${verb:-list-units}: no systemd runs in this machine; there are start, stop, restart, reload and status of what has an init script, and enable, disable, mask and the like" ;;
esac
`;
