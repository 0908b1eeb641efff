import { SCRIPT_STATUS } from '../fleet/ready-condition.ts';
import { armingScript, type MachineLease } from './lease-script.ts';

/** Parts of the user data of a fleet's instances. */
export interface UserDataParts {
  readonly lease: MachineLease;
  readonly sshUser: string;
  /** Throw-away key that may log in. */
  readonly authorizedKey: string;
  readonly hostKey: { readonly privateKey: string; readonly publicKey: string };
  /** The caller's own script. */
  readonly script?: string | undefined;
}

/** EC2's limit on raw user data (RunInstances API reference). */
export const LARGEST_USER_DATA = 16_384;

/** One `#cloud-config`, the same for the same parts: the lease first, then host key and login key. */
export function composeUserData(parts: UserDataParts): string {
  const { lease, sshUser, authorizedKey, hostKey, script } = parts;
  const config = `#cloud-config
bootcmd:
  - |
${indent(armingScript(lease), 4)}
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
