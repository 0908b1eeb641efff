import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';

/** Makes a control group per body that holds the instance type's memory. */
export interface ControlGroups {
  /** The driver's own folders; bodies' groups are below them. */
  readonly folders: readonly string[];
  /** How it is enforced, for a human. */
  readonly reason: string;
  /** Makes the group and returns its folders, to be joined by writing to `cgroup.procs`. */
  create(name: string, limits: { memoryMib: number }): string[];
  remove(name: string): void;
}

const V1 = '/sys/fs/cgroup/memory';
const V2 = '/sys/fs/cgroup';

/** Finds out what this host allows: version 1, version 2, or nothing. */
export function createControlGroups(name: string): ControlGroups {
  try {
    if (existsSync(`${V1}/memory.limit_in_bytes`)) return version1(`${V1}${ownGroup()}/${name}`);
    if (controllersOf(V2).includes('memory')) return version2(`${V2}/${name}`);
    return none('no memory controller');
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error));
  }
}

function ownGroup(): string {
  const line = readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .find((entry) => entry.split(':')[1]?.split(',').includes('memory'));
  const group = line?.split(':')[2] ?? '/';
  return group === '/' || !existsSync(V1 + group) ? '' : group;
}

function controllersOf(folder: string): string[] {
  const file = `${folder}/cgroup.subtree_control`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
}

function version1(folder: string): ControlGroups {
  return groups(folder, 'memory limit by cgroup v1', (group, bytes) =>
    writeFileSync(`${group}/memory.limit_in_bytes`, bytes),
  );
}

function version2(folder: string): ControlGroups {
  const made = groups(folder, 'memory limit by cgroup v2', (group, bytes) => {
    writeFileSync(`${group}/memory.max`, bytes);
    if (existsSync(`${group}/memory.swap.max`)) writeFileSync(`${group}/memory.swap.max`, '0');
  });
  writeFileSync(`${folder}/cgroup.subtree_control`, '+memory');
  return made;
}

function groups(
  folder: string,
  reason: string,
  limit: (group: string, bytes: string) => void,
): ControlGroups {
  mkdirSync(folder);
  accessSync(`${folder}/cgroup.procs`, constants.W_OK);
  return {
    folders: [folder],
    reason,
    create: (name, { memoryMib }) => {
      const group = `${folder}/${name}`;
      if (!existsSync(group)) mkdirSync(group);
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
