import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file that wheels brought to an environment. */
export interface InstalledFile {
  readonly path: string;
  readonly isProgram: boolean;
  readonly sha256: string;
}

/** Files that installers add, each its own, and those of the environment itself. */
const OF_INSTALLERS =
  /\.dist-info\/(?:INSTALLER|REQUESTED|RECORD|uv_cache\.json)$|(?:^|\/)(?:__pycache__\/|\.lock$)/;
const OF_ENVIRONMENT = /^(?:pyvenv\.cfg|bin\/(?:[Aa]ctivate.*|python[\d.]*))$/;

/**
 * The files of an environment that wheels brought: `site` is its site-packages, `include` its folder of headers. Scripts
 * for entry points are one, in whatever words.
 */
export function installedFiles(environment: string): readonly InstalledFile[] {
  const entries = readdirSync(environment, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files
    .filter((file) => !isOwn(relative(environment, file)))
    .map((file) => {
      const path = placeOf(relative(environment, file));
      const bytes = readFileSync(file, 'latin1').replaceAll(environment, '');
      const isGenerated = bytes.includes('sys.exit(main())');
      const content = isGenerated ? 'an entry point' : bytes;
      const isProgram = (statSync(file).mode & 0o111) !== 0;
      return { path, isProgram, sha256: createHash('sha256').update(content).digest('hex') };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function isOwn(path: string): boolean {
  return OF_ENVIRONMENT.test(path) || OF_INSTALLERS.test(path);
}

function placeOf(path: string): string {
  return path
    .replace(/^lib\/python[\d.]+\/site-packages\//, 'site/')
    .replace(/^include\/site\/python[\d.]+\//, 'include/');
}
