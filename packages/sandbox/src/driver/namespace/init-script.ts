/**
 * PID 1 of a namespace sandbox. It puts the overlay in place of the host's root, starts the agent and reaps what the
 * machine's processes leave behind. It exits with the agent, which exits with the endpoint.
 *
 * Arguments: folder of the sandbox, mount table, control group (may be empty), Node, agent.
 */
export const INIT_SCRIPT = `
set -e
base=$1 table=$2 groups=$3 node=$4 agent=$5
for group in $groups; do echo 0 > "$group/cgroup.procs"; done
read -r boot < /proc/sys/kernel/random/uuid && echo "$boot" > "$base/boot-id"
mount -n -a -T "$table"
cd "$base/root"
pivot_root . mnt
umount -n -l /mnt
exec 3<&0
"$node" "$agent" <&3 3<&- &
exec 3<&-
wait $!
`;
