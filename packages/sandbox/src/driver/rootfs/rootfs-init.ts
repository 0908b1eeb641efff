/**
 * PID 1 of a rootfs sandbox. The agent stays outside of the machine's root, for the distribution brings no Node; what
 * it starts for the machine is started below that. Its own root, which the machine sees as `/proc/1/root`, has the paths
 * that it is given and the machine's folder, nothing else of the host.
 *
 * Arguments: mount table, control groups (may be empty), Node, agent, paths of the host.
 */
export const ROOTFS_INIT = `
set -e
table=$1 groups=$2 node=$3 agent=$4; shift 4
base=\${table%/*} stage=\${table%/*/*}/stage
for group in $groups; do echo 0 > "$group/cgroup.procs"; done
read -r boot < /proc/sys/kernel/random/uuid && echo "$boot" > "$base/boot-id"
mount -n -a -T "$table"
mount -n -t tmpfs -o mode=755 stage "$stage"
for path in "$@" "$base"; do
  mkdir -p "$stage\${path%/*}"
  if [ -L "$path" ]; then cp -P "$path" "$stage$path"; continue; fi
  if [ -d "$path" ]; then mkdir -p "$stage$path"; else : > "$stage$path"; fi
  mount -n --rbind "$path" "$stage$path"
done
mkdir "$stage/proc" "$stage/old"
mount -n -t proc proc "$stage/proc"
cd "$stage"
pivot_root . old
umount -n -l /old
exec 3<&0
"$node" "$agent" <&3 3<&- &
exec 3<&-
wait $!
`;

/** What Node and the tools of the agent are made of. */
export const STAGE_PATHS: readonly string[] = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/alternatives',
  '/dev/null',
  '/dev/urandom',
];
