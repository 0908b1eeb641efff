import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What loads with a source file: the modules of Node and of other packages that it and its relative imports name,
 * sorted. Types and lazy imports load nothing.
 */
export function loadedAtStart(entry: string): string[] {
  const outside = new Set<string>();
  const files = [entry];
  const seen = new Set(files);
  for (const file of files) {
    for (const specifier of namedIn(readFileSync(file, 'utf8'))) {
      if (!specifier.startsWith('.')) outside.add(specifier);
      const path = join(dirname(file), specifier);
      if (!specifier.startsWith('.') || seen.has(path)) continue;
      seen.add(path);
      files.push(path);
    }
  }
  return [...outside].sort();
}

function namedIn(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)'/gm);
  return [...statements].flatMap(([, specifier]) => specifier ?? []);
}
