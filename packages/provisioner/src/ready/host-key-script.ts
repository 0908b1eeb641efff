import { shellQuote } from '@ami-select/transport';

/**
 * A shell script for the login of a machine whose SSH server shows `bootKey`. It makes the machine's own host key, once,
 * and prints `own <public key>`; when its input says the same key, the SSH server is made to show it, and it prints
 * `changed`. Instead of either it may print `cannot <word>`. It ends with 0. It may be run again after any death: the
 * key is made in one atomic step and never again, and the file of the old one is replaced by a rename. Each word has a
 * line of its own, also where the login's shell has printed something before.
 */
export function hostKeyScript(bootKey: string): string {
  const command = `sh -c ${shellQuote(AS_ROOT)} sh ${shellQuote(withoutComment(bootKey))}`;
  return `as_root() { if [ -w "\${LOCAL_EC2_HOST_KEY:-/}" ] || [ "\${USER:-$(id -un)}" = root ]; then "$@"; else sudo -n "$@"; fi; }
as_root ${command} 2> /dev/null || printf '\\ncannot become-root\\n'
`;
}

/** A public key without what follows type and key. */
export function withoutComment(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(' ');
}

/**
 * Runs as root. $1 is the key of the user data. SIGHUP makes OpenSSH read its keys again and leaves its connections alone
 * (sshd(8)); the listener is the last sshd of those that this login descends from. Where every connection has an sshd of
 * its own, there is none to tell. The SSH server of local-ec2's lighter sandboxes names its file and reads it for every
 * connection. A program costs more than all else here, so that public keys are read from the file beside the private
 * one where that is safe.
 */
const AS_ROOT = `
umask 077
PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin:/usr/local/sbin
key=\${LOCAL_EC2_HOST_KEY:-/etc/ssh/ssh_host_ed25519_key}
own=$key.own
replaced=$key.replaced

say() { printf '\\n%s\\n' "$1"; }
cannot() { say "cannot $1"; exit 0; }
read_public() { read -r type body _ < "$1" && shown="$type $body"; }
read_private() { shown=$(ssh-keygen -y -P '' -f "$1" < /dev/null) && first_words $shown; }
first_words() { shown="$1 $2"; }
has_boot_key() { [ -s "$key" ] && read_public "$key.pub" && [ "$shown" = "$1" ]; }

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
  read -r title < "/proc/$listener/cmdline"
  case $title in
    *'[listener]'*) ;;
    'sshd: '*) listener= ;;
    *) title=$(tr '\\0' ' ' < "/proc/$listener/cmdline") ;;
  esac
}

make() {
  new=$own.$$ shown=
  ssh-keygen -q -t ed25519 -N '' -C '' -f "$new" < /dev/null && ln "$new" "$own" && [ -f "$own" ] && read_public "$new.pub"
  rm -f "$new" "$new.pub"
  [ -n "$shown" ] || read_private "$own"
}

is_fine() {
  [ -n "$listener" ] || return 0
  sshd=\${title#sshd: } sshd=\${sshd%% *}
  [ -x "$sshd" ] || sshd=sshd
  config=
  case $title in *' -f '*) config=\${title#* -f } config=\${config%% *} ;; esac
  "$sshd" -t \${config:+-f "$config"} -h "$own"
}

command -v ssh-keygen > /dev/null || cannot find-ssh-keygen
has_boot_key "$1" || read_private "$key" || cannot find-file
changed_before=
if [ "$shown" != "$1" ]; then
  changed_before=$shown
  read_public "$replaced" && [ "$shown" = "$1" ] || cannot find-file
  shown=$changed_before
fi
find_listener || cannot find-server
if [ -z "$changed_before" ]; then
  { [ -e "$own" ] && read_private "$own"; } || make || cannot write
  is_fine || cannot pass-test
fi

own_key=$shown
say "own $own_key"
read -r agreed && [ "$agreed" = "$own_key" ] || exit 0
if [ -z "$changed_before" ]; then
  echo "$1" > "$replaced" && umask 022 && echo "$own_key" > "$key.pub" && mv -f "$own" "$key" || cannot write
  ! command -v restorecon > /dev/null || restorecon "$key" "$key.pub"
fi
[ -z "$listener" ] || kill -HUP "$listener" || cannot reload
say changed
`;
