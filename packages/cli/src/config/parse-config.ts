import { dirname } from 'node:path';
import { parseDocument } from 'yaml';
import { CliError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import type { Config, FleetSettings, ImageFields } from './config.ts';
import { parseFleetSettings } from './fleet-settings.ts';

const KEYS = ['images', 'fleets', 'build'];

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly string[];
}

/**
 * Reads the text of `ami-select.yml`. Unknown keys and wrong values come back as problems, so that they can be
 * reported together with those of the flags.
 * @throws CliError CONFIG_UNREADABLE when the text is not YAML or not a mapping.
 */
export function parseConfig(text: string, path: string): ParsedConfig {
  const root = parseYamlMapping(text, path);
  const problems: string[] = [];
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

function parseYamlMapping(text: string, path: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error)
    throw new CliError('CONFIG_UNREADABLE', `${path} is not valid YAML: ${error.message}`, { cause: error });
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return {};
  if (isMapping(value)) return value;
  throw new CliError('CONFIG_UNREADABLE', `${path} must be a mapping with the keys ${KEYS.join(', ')}`);
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

function readMapping(value: unknown, where: string, problems: string[]): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (isMapping(value)) return value;
  problems.push(`${where} must be a mapping`);
  return {};
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
