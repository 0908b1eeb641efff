import { SCRIPT_STATUS } from '../fleet/ready-condition.ts';

/** Parts of the user data of a fleet's instances. */
export interface UserDataParts {
  readonly ttlMinutes: number;
  readonly sshUser: string;
  /** Throw-away key that may log in. */
  readonly authorizedKey: string;
  readonly hostKey: { readonly privateKey: string; readonly publicKey: string };
  /** The caller's own script. */
  readonly script?: string | undefined;
}

/** EC2's limit on raw user data (RunInstances API reference). */
export const LARGEST_USER_DATA = 16_384;

/** Name of the timer that stands in where `shutdown` cannot schedule yet. */
export const DEAD_MAN_UNIT = 'ami-select-dead-man';

/** One `#cloud-config`, the same for the same parts: dead-man first, then host key and login key. */
export function composeUserData(parts: UserDataParts): string {
  const { ttlMinutes, sshUser, authorizedKey, hostKey, script } = parts;
  const config = `#cloud-config
bootcmd:
  - ${JSON.stringify(deadMan(ttlMinutes))}
ssh_deletekeys: true
ssh_keys:
  ed25519_private: |
${indent(hostKey.privateKey, 4)}
  ed25519_public: ${hostKey.publicKey.trim()}
disable_root: ${sshUser !== 'root'}
ssh_authorized_keys:
  - ${authorizedKey.trim()}
`;
  return script === undefined ? config : config + scriptPart(script);
}

/**
 * Powers the machine off after the lease, armed before anything else runs. `shutdown` schedules through logind; where
 * the bus is not up yet (cloud-init before sysinit.target) systemd may power off at once instead of later
 * (systemd/systemd#17575), so there a timer unit does it, started over systemd's private socket.
 */
function deadMan(ttlMinutes: number): string {
  const unit = `/run/systemd/system/${DEAD_MAN_UNIT}`;
  const shutdown = `shutdown -P +${ttlMinutes}`;
  const timer = [
    `printf '[Timer]\\nOnActiveSec=${ttlMinutes}min\\n' > ${unit}.timer`,
    `printf '[Service]\\nType=oneshot\\nExecStart=/bin/systemctl poweroff\\n' > ${unit}.service`,
    'systemctl daemon-reload',
    `systemctl start --no-block ${DEAD_MAN_UNIT}.timer`,
  ].join('; ');
  return [
    `if [ ! -d /run/systemd/system ]; then ${shutdown}`,
    `elif [ -S /run/dbus/system_bus_socket ] && ${shutdown}; then :`,
    `else ${timer}`,
    'fi',
  ].join('; ');
}

function indent(text: string, spaces: number): string {
  const margin = ' '.repeat(spaces);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => margin + line)
    .join('\n');
}

/** Runs the script, and leaves its exit status where the wait for it looks. */
function scriptPart(script: string): string {
  const encoded = Buffer.from(script).toString('base64');
  const command = [
    `f=/var/lib/cloud/ami-select-user-data`,
    `echo ${encoded} | base64 -d > $f && chmod 700 $f && $f`,
    `s=$?`,
    `echo $s > $f.ended && mv $f.ended ${SCRIPT_STATUS}`,
    `(exit $s)`,
  ].join('; ');
  return `runcmd:\n  - ${JSON.stringify(command)}\n`;
}
