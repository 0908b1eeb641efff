import { dirname } from 'node:path';
import type { Config, FleetSettings, ImageFields } from './config.ts';
import { parseFleetSettings } from './fleet-settings.ts';
import { didYouMean } from './nearest-word.ts';

type Mapping = Readonly<Record<string, unknown>>;

const KEYS = ['images', 'fleets', 'build'];

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly string[];
}

/**
 * Reads the text of `ami-select.yml`. Never throws: broken YAML, unknown keys and wrong values come back as
 * problems, so that they can be reported together with those of the flags or inputs.
 */
export async function parseConfig(text: string, path: string): Promise<ParsedConfig> {
  const problems: string[] = [];
  const root = await readYaml(text, path, problems);
  for (const key of Object.keys(root)) {
    if (KEYS.includes(key)) continue;
    problems.push(`${path}: "${key}" is not a known key${didYouMean(key, KEYS)}; known: ${KEYS.join(', ')}`);
  }
  const build = readMapping(root.build, `${path}: build`, problems);
  const config: Config = {
    path,
    baseDirectory: dirname(path),
    images: readImages(root.images, path, problems),
    fleets: readFleets(root.fleets, path, problems),
    ...(root.build !== undefined && { build }),
  };
  return { config, problems };
}

async function readYaml(text: string, path: string, problems: string[]): Promise<Mapping> {
  // Loaded on demand: most steps of a workflow have no config, and the parser would cost every one its start-up.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  problems.push(...document.errors.map(({ message }) => `${path} is not valid YAML: ${message.trimEnd()}`));
  if (document.errors.length > 0) return {};
  return readMapping(document.toJS(), `${path}: the content, with the keys ${KEYS.join(', ')},`, problems);
}

function readImages(value: unknown, path: string, problems: string[]): Readonly<Record<string, ImageFields>> {
  const images: Record<string, ImageFields> = {};
  for (const [name, fields] of Object.entries(readMapping(value, `${path}: images`, problems))) {
    if (typeof fields === 'string' || isMapping(fields)) images[name] = fields;
    else problems.push(`${path}: images.${name} must be a mapping of query fields or a one-line shorthand`);
  }
  return images;
}

function readFleets(
  value: unknown,
  path: string,
  problems: string[],
): Readonly<Record<string, FleetSettings>> {
  const fleets: Record<string, FleetSettings> = {};
  for (const [name, fields] of Object.entries(readMapping(value, `${path}: fleets`, problems))) {
    const mapping = readMapping(fields, `${path}: fleets.${name}`, problems);
    const parsed = parseFleetSettings(mapping, (key) => `${path}: fleets.${name}.${key}`);
    problems.push(...parsed.problems);
    fleets[name] = parsed.settings;
  }
  return fleets;
}

function readMapping(value: unknown, where: string, problems: string[]): Mapping {
  if (value === undefined || value === null) return {};
  if (isMapping(value)) return value;
  problems.push(`${where} must be a mapping`);
  return {};
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
