import { dirname } from 'node:path';
import type { Graph } from './import-graph.ts';

/** The folders that each folder of a package may import besides itself; `.` has the files of the root. */
export type FolderArrows = Readonly<Record<string, readonly string[]>>;

const PROVISIONER: FolderArrows = {
  '.': [
    'fleet',
    'caps',
    'cost',
    'locate',
    'aws',
    'plan',
    'record',
    'preflight',
    'launch',
    'ready',
    'lease',
    'terminate',
    'reap',
    'bake',
  ],
  preflight: ['access', 'kinds', 'caps', 'plan', 'aws', 'fleet'],
  launch: ['access', 'kinds', 'plan', 'record', 'aws', 'fleet'],
  access: ['kinds', 'record', 'aws', 'fleet'],
  ready: ['access', 'kinds', 'record', 'aws', 'fleet'],
  lease: ['kinds', 'caps', 'plan', 'aws', 'fleet'],
  terminate: ['kinds', 'aws', 'fleet'],
  reap: ['terminate', 'kinds', 'aws', 'fleet'],
  bake: ['aws', 'fleet', 'kinds'],
  kinds: ['record', 'aws', 'fleet'],
  plan: ['aws', 'fleet'],
  caps: ['fleet'],
  cost: ['aws', 'fleet'],
  locate: ['aws', 'fleet'],
  record: ['fleet'],
  aws: ['fleet'],
  fleet: [],
};

const BUILDER: FolderArrows = {
  '.': [
    'run',
    'record',
    'phases',
    'resolve',
    'fetch',
    'index',
    'machine',
    'requirements',
    'definition',
    'report',
  ],
  run: ['record', 'phases', 'index', 'machine', 'definition', 'report'],
  record: ['phases', 'fetch', 'wheels', 'requirements', 'definition', 'report'],
  phases: [
    'resolve',
    'fetch',
    'index',
    'sdists',
    'wheels',
    'machine',
    'requirements',
    'definition',
    'report',
  ],
  resolve: ['fetch', 'index', 'sdists', 'wheels', 'machine', 'requirements', 'definition', 'report'],
  fetch: ['index', 'wheels', 'requirements', 'definition', 'report'],
  index: ['wheels', 'definition', 'report'],
  sdists: ['wheels', 'requirements'],
  wheels: ['machine', 'requirements', 'report'],
  machine: ['requirements'],
  requirements: ['definition', 'report'],
  definition: ['report'],
  report: [],
};

const LOCAL_EC2: FolderArrows = {
  '.': ['endpoint', 'world', 'faults', 'catalogue', 'state'],
  endpoint: ['operations', 'world', 'faults', 'catalogue', 'state', 'wire', 'generated', 'api'],
  operations: ['world', 'faults', 'catalogue', 'state', 'generated', 'api'],
  world: ['imds', 'faults', 'catalogue', 'state', 'api'],
  faults: ['state', 'generated', 'api'],
  imds: [],
  catalogue: ['state', 'api'],
  state: ['api'],
  wire: ['generated', 'api'],
  generated: ['api'],
  api: [],
};

const SANDBOX: FolderArrows = {
  '.': ['driver', 'agent', 'network', 'host', 'contract'],
  driver: ['agent', 'userdata', 'network', 'host', 'contract'],
  network: ['agent', 'host', 'contract'],
  agent: ['userdata', 'contract'],
  userdata: [],
  host: [],
  contract: [],
};

const CONFIG: FolderArrows = {
  '.': ['render', 'read', 'schema'],
  render: ['schema'],
  read: ['schema'],
  schema: [],
};

const SELECTOR: FolderArrows = {
  '.': [
    'doctor',
    'lock',
    'regions',
    'select',
    'narrow',
    'compatibility',
    'diagnose',
    'choose',
    'publishers',
    'query',
    'image',
    'contract',
  ],
  doctor: ['conditions', 'aws', 'publishers', 'image', 'contract'],
  lock: ['regions', 'select', 'conditions', 'diagnose', 'query', 'publishers', 'image', 'contract'],
  regions: ['select', 'aws', 'query', 'contract'],
  select: ['diagnose', 'plan', 'choose', 'conditions', 'aws', 'query', 'publishers', 'image', 'contract'],
  diagnose: ['plan', 'choose', 'conditions', 'aws', 'query', 'publishers', 'image', 'contract'],
  plan: ['choose', 'conditions', 'aws', 'image'],
  choose: ['conditions', 'query', 'publishers', 'image', 'contract'],
  conditions: ['query', 'publishers', 'image', 'contract'],
  narrow: ['choose', 'conditions', 'query', 'publishers', 'image', 'contract'],
  compatibility: ['aws', 'query', 'image', 'contract'],
  query: ['publishers', 'image', 'contract'],
  publishers: ['image'],
  aws: ['contract'],
  image: [],
  contract: ['publishers'],
};

const TRANSPORT: FolderArrows = {
  '.': ['openssh', 'ssh', 'local', 'tree', 'exec', 'contract'],
  openssh: ['ssh', 'exec', 'contract'],
  ssh: ['contract'],
  local: ['exec', 'contract'],
  tree: ['exec', 'contract'],
  exec: ['contract'],
  contract: [],
};

const CLI: FolderArrows = {
  '.': ['commands', 'options', 'context', 'present', 'process'],
  commands: ['interactive', 'context', 'present', 'process'],
  interactive: ['context', 'present', 'process'],
  options: [],
  testing: ['context', 'present', 'process'],
  context: ['present', 'process'],
  present: ['process'],
  process: [],
};

const JOB: FolderArrows = {
  '.': ['phases', 'request', 'context', 'record', 'renewer'],
  phases: ['request', 'context'],
  renewer: ['request'],
  request: ['context'],
  testing: ['.', 'request', 'context'],
  context: ['record'],
  record: [],
};

/** Packages whose folders have an order; circles are looked for in every package. */
export const FOLDER_ARROWS: Readonly<Record<string, FolderArrows>> = {
  'local-ec2': LOCAL_EC2,
  builder: BUILDER,
  config: CONFIG,
  cli: CLI,
  job: JOB,
  provisioner: PROVISIONER,
  sandbox: SANDBOX,
  selector: SELECTOR,
  transport: TRANSPORT,
};

/** Imports against the arrows, one sentence each. A folder without a row of its own follows its parent's. */
export function findWrongArrows(files: Graph, arrows: FolderArrows): string[] {
  const wrong: string[] = [];
  for (const [file, targets] of files) {
    const from = roomOf(file, arrows);
    if (from === undefined) {
      wrong.push(`${file} is in no folder that the table names`);
      continue;
    }
    for (const target of targets) {
      const to = roomOf(target, arrows) ?? dirname(target);
      if (to !== from && !arrows[from]?.includes(to))
        wrong.push(`${file} imports ${target}: ${from} may not import ${to}`);
    }
  }
  return wrong;
}

function roomOf(file: string, arrows: FolderArrows): string | undefined {
  let folder = dirname(file);
  while (folder !== '.' && !(folder in arrows)) folder = dirname(folder);
  return folder in arrows && (folder !== '.' || dirname(file) === '.') ? folder : undefined;
}
