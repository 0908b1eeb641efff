import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { BodySpec } from '../body.ts';
import { DEVICES, NO_RESOLVER } from '../namespace/mount-table.ts';
import { POWER_COMMANDS, writeShims } from '../shims.ts';

const SHIM_FOLDER = '/usr/lib/local-ec2';

/** Only the seed is asked, at once, and the network is left as the driver made it. */
const CLOUD_CONFIG = `datasource_list: [NoCloud]
network: { config: disabled }
manage_etc_hosts: localhost
resize_rootfs: false
locale: C.UTF-8
`;

/** What lies between the distribution and the machine's own changes: devices, power commands, where cloud-init looks. */
export function makeRootfsLayer(layer: string): void {
  for (const folder of [
    'dev/pts',
    'dev/shm',
    'run',
    'tmp',
    'proc',
    'sys',
    'usr/sbin',
    'etc/cloud/cloud.cfg.d',
  ]) {
    mkdirSync(`${layer}/${folder}`, { recursive: true, mode: 0o755 });
  }
  for (const name of DEVICES) writeFileSync(`${layer}/dev/${name}`, '');
  const links = {
    ptmx: 'pts/ptmx',
    fd: '/proc/self/fd',
    stdin: '/proc/self/fd/0',
    stdout: '/proc/self/fd/1',
    stderr: '/proc/self/fd/2',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, `${layer}/dev/${name}`);
  writeShims(layer + SHIM_FOLDER, { seenAs: SHIM_FOLDER });
  for (const name of POWER_COMMANDS)
    copyFileSync(`${layer}${SHIM_FOLDER}/${name}`, `${layer}/usr/sbin/${name}`);
  writeFileSync(`${layer}/etc/resolv.conf`, NO_RESOLVER);
  writeFileSync(`${layer}/etc/cloud/cloud.cfg.d/99-local-ec2.cfg`, CLOUD_CONFIG);
}

/** Puts instance id, host name, keys and user data where cloud-init's NoCloud source finds them. */
export function writeSeed(upper: string, spec: BodySpec): void {
  const seed = `${upper}/var/lib/cloud/seed/nocloud`;
  mkdirSync(seed, { recursive: true, mode: 0o755 });
  const metaData = {
    'instance-id': spec.instanceId,
    'local-hostname': spec.hostname,
    'public-keys': spec.authorizedKeys,
  };
  writeFileSync(`${seed}/meta-data`, JSON.stringify(metaData));
  writeFileSync(`${seed}/user-data`, spec.userData ?? '');
  const defaultUser = `system_info: { default_user: { name: ${JSON.stringify(spec.sshUser)} } }\n`;
  mkdirSync(`${upper}/etc/cloud/cloud.cfg.d`, { recursive: true });
  writeFileSync(`${upper}/etc/cloud/cloud.cfg.d/99-local-ec2-user.cfg`, defaultUser);
}
