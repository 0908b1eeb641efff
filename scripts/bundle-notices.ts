import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
}

interface Package {
  readonly manifest: PackageManifest;
  readonly text: string | undefined;
}

/**
 * The licence texts of every package that one of the modules belongs to, by name; our own packages need none. A package
 * without a text of its own has that of its repository, as another of its packages or our folder `licences` brings it.
 *
 * @throws Error when neither brings the text.
 */
export function renderNotices(modules: Iterable<string>): string {
  const packages = new Map<string, Package>();
  for (const module of modules) {
    const directory = module.includes('/node_modules/') ? packageDirectory(module) : undefined;
    if (directory === undefined) continue;
    const manifest = readManifest(directory);
    packages.set(`${manifest.name}@${manifest.version}`, { manifest, text: licenseText(directory) });
  }
  return [...packages]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, { manifest, text }]) => {
      const found = text ?? textOfRepository(manifest, [...packages.values()]) ?? keptText(title);
      if (found === undefined) throw new Error(`${title}: no licence text in it or beside it`);
      return `${title}\nLicense: ${manifest.license ?? 'see below'}\n\n${found}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** For packages that are published without the text that their repository has. */
function keptText(title: string): string | undefined {
  const file = join(import.meta.dirname, 'licences', `${title}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function textOfRepository(
  { repository, license }: PackageManifest,
  packages: readonly Package[],
): string | undefined {
  const url = urlOf(repository);
  const isSibling = ({ manifest, text }: Package): boolean =>
    text !== undefined && manifest.license === license && urlOf(manifest.repository) === url;
  return url === undefined ? undefined : packages.find(isSibling)?.text;
}

function urlOf(repository: PackageManifest['repository']): string | undefined {
  return typeof repository === 'string' ? repository : repository?.url;
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

function licenseText(directory: string): string | undefined {
  const file = readdirSync(directory)
    .sort()
    .find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? undefined : readFileSync(join(directory, file), 'utf8').trim();
}
