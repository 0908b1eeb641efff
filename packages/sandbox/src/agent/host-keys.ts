import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { PlannedHostKey } from '../userdata/boot-plan.ts';
import { makeEd25519Key } from './ed25519-key.ts';
import { type Machine, writeFileDeep } from './machine.ts';

/** A host key on the machine's disk. */
export interface HostKey {
  readonly file: string;
  readonly privateKey: string;
  /** `ssh-ed25519 AAAA...` */
  readonly publicKey: string;
}

const DIRECTORY = '/etc/ssh';
export const OWN_HOST_KEY_FILE: string = `${DIRECTORY}/ssh_host_ed25519_key`;
/**
 * Tells logins through the agent's own SSH server where its host key lies, since `/etc` may be below a folder. The server
 * reads it for every connection.
 */
export const HOST_KEY_VARIABLE = 'LOCAL_EC2_HOST_KEY';
/** Lists the files of the machine's own host keys; a disk that has it has been a machine before. */
export const HOST_KEY_LIST = '/var/lib/cloud/data/host-keys';

/** Puts the planned host keys on the disk, or creates one; at later boots reads what is there. */
export async function installHostKeys(
  machine: Machine,
  options: { planned: readonly PlannedHostKey[]; firstBoot: boolean; comment: string },
): Promise<HostKey[]> {
  if (!options.firstBoot) return readHostKeys(machine);
  forgetHostKeys(machine);
  const usable = await Promise.all(
    options.planned.map((key) => readPlanned(machine, key, options.comment)),
  ).then((keys) => keys.flat());
  const keys = usable.length > 0 ? usable : [generate(machine, options.comment)];
  for (const key of keys) {
    writeFileDeep(machine.place(key.file), key.privateKey, 0o600);
    writeFileDeep(machine.place(`${key.file}.pub`), `${key.publicKey}\n`, 0o644);
  }
  writeFileDeep(machine.place(HOST_KEY_LIST), keys.map((key) => key.file).join('\n'), 0o644);
  return keys;
}

/** The private keys as they are on the disk now: a login may replace them. */
export function currentPrivateKeys(machine: Machine, keys: readonly HostKey[]): string[] {
  return keys.map(({ file }) => readFileSync(machine.place(file), 'utf8'));
}

/** The console block by which clients learn the host keys (`ec2-get-console-output`). */
export function describeHostKeys(keys: readonly HostKey[], comment: string): string {
  const prefix = '<14>cloud-init: ';
  const fingerprints = keys.map((key) => fingerprintLine(key.publicKey, comment));
  const block = [
    '#############################################################',
    '-----BEGIN SSH HOST KEY FINGERPRINTS-----',
    ...fingerprints,
    '-----END SSH HOST KEY FINGERPRINTS-----',
    '#############################################################',
  ];
  const publicKeys = keys.map((key) => key.publicKey);
  return [
    ...block.map((line) => prefix + line),
    '-----BEGIN SSH HOST KEY KEYS-----',
    ...publicKeys,
    '-----END SSH HOST KEY KEYS-----',
    '',
  ].join('\n');
}

function readHostKeys(machine: Machine): HostKey[] {
  const files = readFileSync(machine.place(HOST_KEY_LIST), 'utf8').split('\n');
  return files.map((file) => ({
    file,
    privateKey: readFileSync(machine.place(file), 'utf8'),
    publicKey: readFileSync(machine.place(`${file}.pub`), 'utf8').trim(),
  }));
}

/** Keys of the host, or of the instance that the image was created from. */
function forgetHostKeys(machine: Machine): void {
  const directory = machine.place(DIRECTORY);
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory).filter((entry) => entry.startsWith('ssh_host_')))
    rmSync(`${directory}/${name}`);
}

function fileOf(type: string): string {
  return `${DIRECTORY}/ssh_host_${type}_key`;
}

/** The SSH library is loaded only when the public half must be worked out; that halves the start of an agent. */
async function readPlanned(machine: Machine, key: PlannedHostKey, comment: string): Promise<HostKey[]> {
  const privateKey = `${key.privateKey.trim()}\n`;
  const file = fileOf(key.type);
  if (key.publicKey !== undefined) return [{ file, privateKey, publicKey: key.publicKey }];
  const { default: ssh2 } = await import('ssh2');
  const parsed = ssh2.utils.parseKey(privateKey);
  if (!(parsed instanceof Error)) {
    return [
      {
        file,
        privateKey,
        publicKey: `${parsed.type} ${parsed.getPublicSSH().toString('base64')} ${comment}`,
      },
    ];
  }
  machine.log(`cloud-init: ssh_keys: the ${key.type} private key cannot be read: ${parsed.message}\n`);
  return [];
}

function generate(machine: Machine, comment: string): HostKey {
  machine.log('Generating public/private ed25519 key pair.\n');
  return { file: fileOf('ed25519'), ...makeEd25519Key(comment) };
}

const BITS: Readonly<Record<string, number>> = {
  'ssh-ed25519': 256,
  'ecdsa-sha2-nistp256': 256,
  'ecdsa-sha2-nistp384': 384,
  'ecdsa-sha2-nistp521': 521,
};

function fingerprintLine(publicKey: string, comment: string): string {
  const [type = '', data = ''] = publicKey.split(' ');
  const hash = createHash('sha256').update(Buffer.from(data, 'base64')).digest('base64').replace(/=+$/, '');
  const name = type
    .replace(/^ssh-/, '')
    .replace(/^ecdsa.*/, 'ecdsa')
    .toUpperCase();
  return `${BITS[type] ?? 3072} SHA256:${hash} ${comment} (${name})`;
}
