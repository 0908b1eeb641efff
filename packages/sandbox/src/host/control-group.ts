import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';

/** Creates a control group per sandbox that holds the instance type's memory. */
export interface ControlGroups {
  /** The driver's own folders; sandboxes' groups are below them. */
  readonly folders: readonly string[];
  /** Way in which the limit is enforced, or the reason why it is not, for a human. */
  readonly reason: string;
  /** Creates the group and returns its folders, to be joined by writing to `cgroup.procs`. */
  create(name: string, limits: { memoryMib: number }): string[];
  remove(name: string): void;
}

/** Finds out what this host allows: version 1, version 2, or nothing. */
export function createControlGroups(
  name: string,
  root = '/sys/fs/cgroup',
  { makeGroup = mkdirSync }: { readonly makeGroup?: (folder: string) => void } = {},
): ControlGroups {
  const first = `${root}/memory`;
  try {
    if (existsSync(`${first}/memory.limit_in_bytes`))
      return version1(`${first}${ownGroup(first)}/${name}`, makeGroup);
    if (controllersOf(root).includes('memory')) return version2(`${root}/${name}`, makeGroup);
    return none('no memory controller');
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error));
  }
}

function ownGroup(root: string): string {
  const line = readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .find((entry) => entry.split(':')[1]?.split(',').includes('memory'));
  const group = line?.split(':')[2] ?? '/';
  return group === '/' || !existsSync(root + group) ? '' : group;
}

function controllersOf(folder: string): string[] {
  const file = `${folder}/cgroup.subtree_control`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
}

function version1(folder: string, makeGroup: (folder: string) => void): ControlGroups {
  return groups(folder, { reason: 'memory limit by cgroup v1', makeGroup }, (group, bytes) =>
    writeFileSync(`${group}/memory.limit_in_bytes`, bytes),
  );
}

function version2(folder: string, makeGroup: (folder: string) => void): ControlGroups {
  const made = groups(folder, { reason: 'memory limit by cgroup v2', makeGroup }, (group, bytes) => {
    writeFileSync(`${group}/memory.max`, bytes);
    if (existsSync(`${group}/memory.swap.max`)) writeFileSync(`${group}/memory.swap.max`, '0');
  });
  writeFileSync(`${folder}/cgroup.subtree_control`, '+memory');
  return made;
}

function groups(
  folder: string,
  { reason, makeGroup }: { reason: string; makeGroup: (folder: string) => void },
  limit: (group: string, bytes: string) => void,
): ControlGroups {
  makeGroup(folder);
  accessSync(`${folder}/cgroup.procs`, constants.W_OK);
  return {
    folders: [folder],
    reason,
    create: (name, { memoryMib }) => {
      const group = `${folder}/${name}`;
      if (!existsSync(group)) makeGroup(group);
      limit(group, String(memoryMib * 1024 * 1024));
      return [group];
    },
    remove: (name) => {
      if (existsSync(`${folder}/${name}`)) rmdirSync(`${folder}/${name}`);
    },
  };
}

function none(reason: string): ControlGroups {
  return { folders: [], reason: `memory not limited (${reason})`, create: () => [], remove: () => undefined };
}
