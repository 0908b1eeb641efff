import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/** The licence texts of every package that one of the modules belongs to, by name; our own packages need none. */
export function renderNotices(modules: Iterable<string>): string {
  const notices = new Map<string, string>();
  for (const module of modules) {
    const directory = module.includes('/node_modules/') ? packageDirectory(module) : undefined;
    if (directory === undefined) continue;
    const manifest = readManifest(directory);
    const title = `${manifest.name}@${manifest.version}`;
    notices.set(
      title,
      `${title}\nLicense: ${manifest.license ?? 'see below'}\n\n${licenseText(directory)}\n`,
    );
  }
  return [...notices.keys()]
    .sort()
    .map((title) => notices.get(title))
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The nearest folder above that has a manifest with a name: some packages hold nameless manifests in their folders. */
function packageDirectory(module: string): string | undefined {
  let directory = dirname(module.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (directory !== dirname(directory)) {
    if (existsSync(join(directory, 'package.json')) && readManifest(directory).version) return directory;
    directory = dirname(directory);
  }
  return undefined;
}

function readManifest(directory: string): PackageManifest {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as PackageManifest;
}

function licenseText(directory: string): string {
  const file = readdirSync(directory)
    .sort()
    .find((name) => /^licen[cs]e/i.test(name));
  return file === undefined
    ? '(the package brings no licence text)'
    : readFileSync(join(directory, file), 'utf8').trim();
}
