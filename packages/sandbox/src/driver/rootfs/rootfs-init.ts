/**
 * PID 1 of a rootfs sandbox. The agent keeps the host's view of the disk, for the distribution brings no Node; what
 * it starts for the machine is started below the machine's root.
 *
 * Arguments: mount table, control groups (may be empty), Node, agent.
 */
export const ROOTFS_INIT = `
set -e
table=$1 groups=$2 node=$3 agent=$4
for group in $groups; do echo 0 > "$group/cgroup.procs"; done
read -r boot < /proc/sys/kernel/random/uuid && echo "$boot" > "\${table%/*}/boot-id"
mount -n -a -T "$table"
mount -n -t proc proc /proc
exec 3<&0
"$node" "$agent" <&3 3<&- &
exec 3<&-
wait $!
`;
