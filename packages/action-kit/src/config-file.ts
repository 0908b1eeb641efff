import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { assertNoProblems } from './errors.ts';
import { nearestWord } from './nearest-word.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** `ami-select.yml`. What stands inside a section is checked by the package that uses it. */
export interface ConfigFile {
  /** Absolute path; the file may be absent, and all sections empty then. */
  readonly path: string;
  /** Relative paths inside the file start here. */
  readonly directory: string;
  /** Query fields, or a one-line shorthand, by name. */
  readonly images: Readonly<Record<string, unknown>>;
  readonly fleets: Mapping;
  readonly build?: unknown;
}

const SECTIONS = ['images', 'fleets', 'build'] as const;

/**
 * Reads the config; a file that does not exist is an empty one.
 *
 * @throws ActionError `INVALID_INPUT` when the file is no YAML, or holds unknown or malformed sections.
 */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const absolute = resolve(path);
  const content = await parseFile(absolute);
  const problems = sectionProblems(absolute, content);
  assertNoProblems(problems);
  const { images, fleets, build } = content as { images?: Mapping; fleets?: Mapping; build?: unknown };
  return {
    path: absolute,
    directory: dirname(absolute),
    images: images ?? {},
    fleets: fleets ?? {},
    ...(build !== undefined && { build }),
  };
}

async function parseFile(path: string): Promise<Mapping> {
  const text = await readOptional(path);
  if (text === undefined) return {};
  // Loaded on demand: most steps have no config, and the parser would cost every one of them its start-up.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  assertNoProblems(document.errors.map((error) => `${path}: ${error.message}`));
  const content: unknown = document.toJS() ?? {};
  if (!isMapping(content)) assertNoProblems([`${path}: must be a mapping with ${SECTIONS.join(', ')}`]);
  return content as Mapping;
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function sectionProblems(path: string, content: Mapping): readonly string[] {
  const problems: string[] = [];
  for (const [key, value] of Object.entries(content)) {
    if (!SECTIONS.some((section) => section === key)) {
      const nearest = nearestWord(key, SECTIONS);
      problems.push(
        `${path}: "${key}" is not a known key; ${nearest ? `did you mean "${nearest}"?` : `known: ${SECTIONS.join(', ')}`}`,
      );
      continue;
    }
    if (value !== null && !isMapping(value)) problems.push(`${path}: "${key}" must be a mapping`);
  }
  return problems;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
