import { shellQuote } from '@ami-select/transport';

/** `ask` makes the machine's own host key, once, and shows its public half; `change` makes the SSH server show it. */
export type HostKeyRequest =
  | { readonly step: 'ask'; readonly bootKey: string }
  | { readonly step: 'change'; readonly bootKey: string; readonly ownKey: string };

/**
 * A shell script for the login of a machine. It prints `own <public key>`, `changed` or `cannot <word>`, and ends with 0.
 * Each step may be repeated at any time: the key is made in one atomic step and never again, and the file of the old
 * one is replaced by a rename.
 */
export function hostKeyScript(request: HostKeyRequest): string {
  const { step, bootKey } = request;
  const keys = [bootKey, ...(step === 'change' ? [request.ownKey] : [])].map(withoutComment);
  const command = ['sh -c', shellQuote(AS_ROOT), 'sh', step, ...keys.map(shellQuote)].join(' ');
  return `as_root() { if [ -w "\${LOCAL_EC2_HOST_KEY:-/}" ] || [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_root ${command} < /dev/null 2> /dev/null || echo 'cannot become-root'
`;
}

/** A public key without what follows type and key. */
export function withoutComment(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(' ');
}

/**
 * Runs as root. $1 is the step, $2 the key of the user data, $3 the own key. SIGHUP makes OpenSSH read its keys again
 * and leaves its connections alone (sshd(8)); the listener is the last sshd of those that this login descends from.
 * Where every connection has an sshd of its own, there is none to tell. The SSH server of local-ec2's lighter sandboxes
 * names its file and reads it for every connection.
 */
const AS_ROOT = `
umask 077
PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin:/usr/local/sbin
key=\${LOCAL_EC2_HOST_KEY:-/etc/ssh/ssh_host_ed25519_key}
own=$key.own
replaced=$key.replaced

cannot() { echo "cannot $1"; exit 0; }
read_key() { shown=$(ssh-keygen -y -P '' -f "$1") && without_comment $shown; }
without_comment() { shown="$1 $2"; }

find_listener() {
  listener= title= found=
  [ -z "\${LOCAL_EC2_HOST_KEY:-}" ] || return 0
  pid=$$
  while [ "$pid" -ge 1 ] && [ -r "/proc/$pid/status" ]; do
    while read -r field value _; do
      case $field in Name:) name=$value ;; PPid:) parent=$value; break ;; esac
    done < "/proc/$pid/status"
    case $name in
      sshd) found=1 listener=$pid ;;
      sshd-*) found=1 ;;
      *) [ -z "$found" ] || break ;;
    esac
    pid=$parent
  done
  [ -n "$found" ] || return 1
  [ -n "$listener" ] || return 0
  title=$(tr '\\0' ' ' < "/proc/$listener/cmdline")
  case $title in *'[listener]'*) ;; 'sshd: '*) listener= ;; esac
}

make() {
  ssh-keygen -q -t ed25519 -N '' -C '' -f "$own.$$" && ln "$own.$$" "$own"
  rm -f "$own.$$" "$own.$$.pub"
  read_key "$own"
}

is_fine() {
  [ -n "$listener" ] || return 0
  sshd=$(readlink "/proc/$listener/exe")
  [ -x "$sshd" ] || sshd=sshd
  config=
  case $title in *' -f '*) config=\${title#* -f } config=\${config%% *} ;; esac
  "$sshd" -t \${config:+-f "$config"} -h "$own"
}

case $1 in
  ask)
    command -v ssh-keygen > /dev/null || cannot find-ssh-keygen
    read_key "$key" || cannot find-file
    if [ "$shown" != "$2" ]; then
      [ "$(cat "$replaced")" = "$2" ] || cannot find-file
      echo "own $shown"
      exit 0
    fi
    find_listener || cannot find-server
    { [ -e "$own" ] && read_key "$own"; } || make || cannot write
    is_fine || cannot pass-test
    echo "own $shown"
    ;;
  change)
    find_listener || cannot find-server
    if [ -e "$own" ]; then
      read_key "$own" && [ "$shown" = "$3" ] || cannot find-own-key
      echo "$2" > "$replaced" && umask 022 && echo "$3" > "$own.pub" || cannot write
      mv -f "$own.pub" "$key.pub" && mv -f "$own" "$key" || cannot write
      ! command -v restorecon > /dev/null || restorecon "$key" "$key.pub"
    else
      read_key "$key" && [ "$shown" = "$3" ] || cannot find-own-key
    fi
    [ -z "$listener" ] || kill -HUP "$listener" || cannot reload
    echo changed
    ;;
esac
`;
