import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';

/** Where a machine sees the host's folders that its own ones hide. */
export const HOST_FOLDER = '/run/host';

const COPIED: readonly string[] = ['hosts', 'resolv.conf'];
const OWN: readonly string[] = [
  'passwd',
  'group',
  'shadow',
  'gshadow',
  'hostname',
  'ssh',
  'sudoers',
  'sudoers.d',
  'mtab',
];

/**
 * Creates an `/etc` and a `/var` that a machine may add to and take from: links to the host's files, which
 * stay read-only, and copies of the few that every boot writes.
 */
export function makeLinkedFolders(base: string): void {
  const etc = `${base}/etc`;
  link('/etc', base, [...COPIED, ...OWN]);
  for (const name of COPIED) if (existsSync(`/etc/${name}`)) copyFileSync(`/etc/${name}`, `${etc}/${name}`);
  symlinkSync('/proc/self/mounts', `${etc}/mtab`);
  mkdirSync(`${etc}/ssh`);
  for (const name of ['passwd', 'group'])
    writeFileSync(`${etc}/${name}`, withoutPeople(readFileSync(`/etc/${name}`, 'utf8')));
  link('/var', base, ['lib', 'log', 'tmp', 'run']);
  link('/var/lib', base, ['cloud']);
  symlinkSync('/run', `${base}/var/run`);
}

/** Gives a machine the folders: its own files, and one more name for every link, which no user can change. */
export function copyLinkedFolders(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [`${from}/${entry.name}`, `${to}/${entry.name}`];
    if (entry.isDirectory()) copyLinkedFolders(source, target);
    else if (entry.isSymbolicLink()) linkSync(source, target);
    else copyFileSync(source, target);
  }
}

function link(folder: string, base: string, except: readonly string[]): void {
  mkdirSync(base + folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!except.includes(name)) symlinkSync(`${HOST_FOLDER}${folder}/${name}`, `${base}${folder}/${name}`);
  }
}

/** People of the host are not carried over. */
function withoutPeople(accounts: string): string {
  const lines = accounts.split('\n').filter((line) => line !== '');
  const kept = lines.filter(
    (line) => Number(line.split(':')[2]) < 1000 || Number(line.split(':')[2]) >= 60_000,
  );
  return kept.map((line) => `${line}\n`).join('');
}
