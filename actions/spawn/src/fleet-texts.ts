import { type ConfigFile, nearestWord } from '@ami-select/action-kit';
import { FLEET_FIELDS } from './inputs.ts';

/**
 * The fields of a fleet in the config, as the texts that inputs would have: lists and mappings one entry a line.
 * What is wrong goes to `problems`.
 */
export function readFleetTexts(
  config: ConfigFile,
  name: string,
  problems: string[],
): Readonly<Record<string, string>> {
  const fleet = config.fleets[name];
  if (typeof fleet !== 'object' || fleet === null || Array.isArray(fleet)) {
    problems.push(`input "fleet" is ${JSON.stringify(name)}; ${describeFleets(config, name)}`);
    return {};
  }
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(fleet)) {
    if (FLEET_FIELDS.includes(key)) texts[key] = toText(value);
    else problems.push(`${config.path}: fleets.${name}.${key} does not exist; ${describeFields(key)}`);
  }
  return texts;
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.entries(value)
    .map(([key, entry]) => `${key}=${String(entry)}`)
    .join('\n');
}

function describeFleets({ path, fleets }: ConfigFile, name: string): string {
  const known = Object.keys(fleets);
  const nearest = nearestWord(name, known);
  if (known.length === 0) return `${path} has no fleets`;
  return `${path} has ${known.join(', ')}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}

function describeFields(key: string): string {
  const nearest = nearestWord(key, FLEET_FIELDS);
  return nearest === undefined ? `known: ${FLEET_FIELDS.join(', ')}` : `did you mean "${nearest}"?`;
}
