import { FOLDERS, REMOTE_ROOT } from './layout.ts';

/** Archives by version, then by architecture. */
export type Archives = Readonly<Record<string, Readonly<Record<string, { readonly sha256: string }>>>>;

/** Where the Python of an archive is on a machine, below the root of the build. */
export function broughtFolder(sha256: string): string {
  return `${FOLDERS.pythons}/${sha256}`;
}

/** Shell lines that let scripts find brought Pythons after those of the machine; none when a build brings none. */
export function broughtPath(pythons: Archives = {}): readonly string[] {
  const archives = Object.values(pythons).flatMap((one) => Object.values(one));
  if (archives.length === 0) return [];
  const folders = archives.map(({ sha256 }) => `$HOME/${REMOTE_ROOT}/${broughtFolder(sha256)}/bin`);
  return [`PATH="$PATH:${folders.join(':')}"`, 'export PATH'];
}
