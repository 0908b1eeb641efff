import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projects } from './projects.ts';
import { type BuiltWheel, buildWheel } from './wheel.ts';

/** Builds every wheel of the index from the sources beside this file. */
export function buildIndex(): readonly BuiltWheel[] {
  return projects.map((project) => {
    const folder = join(import.meta.dirname, 'sources', `${project.name}-${project.version}`);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py') && statSync(join(folder, path)).isFile())
      .map((path) => path.replaceAll('\\', '/'));
    return buildWheel(
      project,
      paths.map((path) => ({ path, bytes: readFileSync(join(folder, path)) })),
    );
  });
}

/** Where the built wheels are kept. */
export const wheelFolder: string = join(import.meta.dirname, 'wheels');

if (import.meta.main) {
  mkdirSync(wheelFolder, { recursive: true });
  for (const { filename, bytes } of buildIndex()) writeFileSync(join(wheelFolder, filename), bytes);
}
