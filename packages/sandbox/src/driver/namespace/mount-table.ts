import { existsSync, readFileSync } from 'node:fs';
import { isIn, type PrivatePlaces } from '../../host/private-places.ts';

/** One line of an fstab. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly options: string;
}

/** Where the machine sees the compiled code of its agent. */
export const CACHE_FOLDER = '/usr/lib/local-ec2/cache';

const DISK_TYPES: readonly string[] = [
  'ext2',
  'ext3',
  'ext4',
  'xfs',
  'btrfs',
  'zfs',
  'f2fs',
  'overlay',
  'virtiofs',
  '9p',
];
const OWN_FOLDERS: readonly string[] = ['/proc', '/sys', '/dev', '/run', '/tmp', '/boot', '/mnt'];

/** Devices that every program may count on. */
export const DEVICES: readonly string[] = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

/** Mount points of the host's other disks that the machine should see too; not those of private folders. */
export function otherDisks(
  privateFolders: readonly string[],
  mountinfo: string = readFileSync('/proc/self/mountinfo', 'utf8'),
): string[] {
  const points = mountinfo.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ');
    const point = left.split(' ')[4];
    return point !== undefined && DISK_TYPES.includes(right.split(' ')[0] ?? '') ? [point] : [];
  });
  return [...new Set(points)].filter(
    (point) => point !== '/' && !isIn(point, [...OWN_FOLDERS, ...privateFolders]),
  );
}

/** Mounts of one sandbox, in order. */
export function mountTable(options: {
  base: string;
  /** Folders below the machine's own changes, the upper one first, with colons between them. */
  lower: string;
  /** Compiled code of the agent. */
  cache: string;
  disks: readonly string[];
  privatePlaces: PrivatePlaces;
  /** Files and folders of the host below a masked folder that the machine needs, read-only. */
  bindMounts: readonly string[];
  ownNetwork: boolean;
}): Mount[] {
  const { base } = options;
  const root = `${base}/root`;
  return [
    {
      source: 'overlay',
      target: root,
      type: 'overlay',
      options: `lowerdir=${options.lower},upperdir=${base}/upper,workdir=${base}/work`,
    },
    ...options.disks.map((disk, index) => diskMount({ base, disk, index })),
    ...hiddenOnDisks(root, options),
    ...systemMounts(base, options),
    { source: options.cache, target: root + CACHE_FOLDER, type: 'none', options: 'bind,ro' },
    ...options.bindMounts.map((path) => ({
      source: path,
      target: root + path,
      type: 'none',
      options: 'bind,ro',
    })),
  ];
}

/** Mounts that every machine has of its own, below `root` of its folder. */
export function systemMounts(base: string, { ownNetwork }: { ownNetwork: boolean }): Mount[] {
  const root = `${base}/root`;
  return [
    { source: 'proc', target: `${root}/proc`, type: 'proc', options: 'nosuid,nodev,noexec' },
    ...kernelMounts(base),
    systemMount(root, ownNetwork),
    ...DEVICES.map((name) => ({
      source: `/dev/${name}`,
      target: `${root}/dev/${name}`,
      type: 'none',
      options: 'bind',
    })),
    {
      source: 'devpts',
      target: `${root}/dev/pts`,
      type: 'devpts',
      options: 'newinstance,ptmxmode=0666,mode=620,gid=5',
    },
    { source: 'shm', target: `${root}/dev/shm`, type: 'tmpfs', options: 'nosuid,nodev,mode=1777' },
    { source: 'run', target: `${root}/run`, type: 'tmpfs', options: 'nosuid,nodev,mode=755' },
    { source: `${base}/tmp`, target: `${root}/tmp`, type: 'none', options: 'bind' },
  ];
}

/** Where a further disk's changes go. */
export function diskFolder(base: string, index: number): string {
  return `${base}/disks/${index}`;
}

/** Writes mounts as an fstab. */
export function formatMountTable(mounts: readonly Mount[]): string {
  return mounts
    .map((mount) => `${mount.source} ${mount.target} ${mount.type} ${mount.options} 0 0\n`)
    .join('');
}

/**
 * The kernel is the host's: what belongs to no namespace can be read but not changed, nor can its keyboard be pressed.
 * Network and host name are the machine's own, and each boot has an identity by which a reboot is noticed.
 */
function kernelMounts(base: string): Mount[] {
  const proc = `${base}/root/proc`;
  const bind = (source: string, target: string, options = 'bind'): Mount => ({
    source,
    target: proc + target,
    type: 'none',
    options,
  });
  return [
    bind(`${proc}/sys/net`, '/sys/net'),
    bind(`${proc}/sys/kernel/hostname`, '/sys/kernel/hostname'),
    bind(`${proc}/sys`, '/sys', 'rbind,ro'),
    bind(`${base}/boot-id`, '/sys/kernel/random/boot_id', 'bind,ro'),
    ...(existsSync('/proc/sysrq-trigger') ? [bind('/dev/null', '/sysrq-trigger')] : []),
  ];
}

/** A file system can be mounted anew only for a network of one's own; else the host's is shown, read-only. */
function systemMount(root: string, ownNetwork: boolean): Mount {
  const target = `${root}/sys`;
  if (ownNetwork) return { source: 'sysfs', target, type: 'sysfs', options: 'ro,nosuid,nodev,noexec' };
  return { source: '/sys', target, type: 'none', options: 'bind,ro' };
}

/** The layer over the host's root hides its private places, but not those of other disks. */
function hiddenOnDisks(
  root: string,
  { disks, privatePlaces }: { disks: readonly string[]; privatePlaces: PrivatePlaces },
): Mount[] {
  const onDisk = (path: string): boolean => isIn(path, disks) && existsSync(path);
  return [
    ...privatePlaces.folders.filter(onDisk).map((path) => ({
      source: 'tmpfs',
      target: root + path,
      type: 'tmpfs',
      options: 'nosuid,nodev,mode=700',
    })),
    ...privatePlaces.files.filter(onDisk).map((path) => ({
      source: '/dev/null',
      target: root + path,
      type: 'none',
      options: 'bind',
    })),
  ];
}

function diskMount({ base, disk, index }: { base: string; disk: string; index: number }): Mount {
  const own = diskFolder(base, index);
  const options = `lowerdir=${disk},upperdir=${own}/upper,workdir=${own}/work`;
  return { source: 'overlay', target: `${base}/root${disk}`, type: 'overlay', options };
}
