import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SandboxSpec } from '../../contract/sandbox.ts';
import { DEVICES, type Mount } from '../namespace/mount-table.ts';
import { makeOutlets } from '../outlets.ts';
import { POWER_COMMANDS, writeShims } from '../shims.ts';
import { divertPackages } from './diversions.ts';
import { writeSystemdStandIns } from './systemd-stand-ins.ts';

const SHIM_FOLDER = '/usr/lib/local-ec2';

/** The network stays as the driver created it. */
const CLOUD_CONFIG = `network: { config: disabled }
manage_etc_hosts: localhost
resize_rootfs: false
locale: C.UTF-8
`;

/** Layer between the distribution and a machine's changes: devices, stand-ins, cloud-init's source. */
export function makeRootfsLayer(layer: string, rootfs: string): void {
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
  makeOutlets(layer);
  writeShims(layer + SHIM_FOLDER, { seenAs: SHIM_FOLDER });
  const power = POWER_COMMANDS.map((name) => `/usr/sbin/${name}`);
  for (const path of power) copyFileSync(`${layer}${SHIM_FOLDER}/${basename(path)}`, layer + path);
  const systemd = writeSystemdStandIns({ layer, rootfs, shims: SHIM_FOLDER });
  divertPackages({ layer, rootfs, paths: [...power, ...systemd, FIRMWARE_READER] });
  writeFileSync(`${layer}/usr/sbin/policy-rc.d`, SERVICE_POLICY, { mode: 0o755 });
  writeFirmware(layer);
  writeFileSync(`${layer}/etc/cloud/cloud.cfg.d/99-local-ec2.cfg`, CLOUD_CONFIG);
}

/**
 * What scripts of packages may start: everything, as on an instance, but SSH, which is the agent's. Whoever built the
 * file system may have left one that lets nothing start.
 */
const SERVICE_POLICY = `#!/bin/sh
for word; do
  case $word in ssh | sshd | ssh.service | sshd.service | ssh.socket) exit 101 ;; esac
done
exit 104
`;

const FIRMWARE_READER = '/usr/sbin/dmidecode';

/** By this cloud-init knows that it is on EC2, and requests session tokens. */
const DMIDECODE = `#!/bin/sh
# What the firmware of an EC2 instance says of itself.
case $* in
  *system-uuid* | *system-serial-number*) cat ${SHIM_FOLDER}/dmi/product_uuid ;;
  *system-manufacturer*) cat ${SHIM_FOLDER}/dmi/sys_vendor ;;
esac
`;

/** Where the kernel shows the host's firmware, if it does; machines see their own there. */
const FIRMWARE = '/sys/devices/virtual/dmi/id';

/** The mounts that hide the firmware of the host. */
export function firmwareMounts(base: string): Mount[] {
  if (!existsSync(FIRMWARE)) return [];
  const source = `${base}/root${SHIM_FOLDER}/dmi`;
  return [{ source, target: `${base}/root${FIRMWARE}`, type: 'none', options: 'bind,ro' }];
}

/**
 * Configures the data source of cloud-init: the metadata service as on EC2, or, for a sandbox without one, a
 * seed with instance id, host name, keys and user data.
 */
export function writeCloudSource(upper: string, spec: SandboxSpec): void {
  const folder = `${upper}/etc/cloud/cloud.cfg.d`;
  mkdirSync(folder, { recursive: true });
  const source = spec.metadata === undefined ? 'datasource_list: [NoCloud]' : EC2_SOURCE;
  const defaultUser = `system_info: { default_user: { name: ${JSON.stringify(spec.sshUser)} } }`;
  writeFileSync(`${folder}/99-local-ec2-source.cfg`, `${source}\n${defaultUser}\n`);
  // The local stage would find this out: the disk of an image remembers the instance that it was.
  rmSync(`${upper}/var/lib/cloud/instance`, { force: true });
  if (spec.metadata === undefined) writeSeed(upper, spec);
}

function writeFirmware(layer: string): void {
  const folder = `${layer}${SHIM_FOLDER}/dmi`;
  const uuid = `ec2${randomUUID().slice(3)}\n`;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({
    product_uuid: uuid,
    product_serial: uuid,
    sys_vendor: 'Amazon EC2\n',
  }))
    writeFileSync(`${folder}/${name}`, text);
  writeFileSync(layer + FIRMWARE_READER, DMIDECODE, { mode: 0o755 });
}

const EC2_SOURCE = `datasource_list: [Ec2]
datasource: { Ec2: { max_wait: 10, timeout: 3, apply_full_imds_network_config: false } }`;

function writeSeed(upper: string, spec: SandboxSpec): void {
  const seed = `${upper}/var/lib/cloud/seed/nocloud`;
  mkdirSync(seed, { recursive: true, mode: 0o755 });
  const metaData = {
    'instance-id': spec.instanceId,
    'local-hostname': spec.hostname,
    'public-keys': spec.authorizedKeys,
  };
  writeFileSync(`${seed}/meta-data`, JSON.stringify(metaData));
  writeFileSync(`${seed}/user-data`, spec.userData ?? '');
}
