import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { extractPath, readExtract } from '../files.ts';
import type { Source } from '../sources.ts';
import { aboutOf } from './about.ts';

type Recorded = Readonly<Record<string, object>>;

/** Distinct values of an attribute, and how many types have each. */
type Values = Map<string, number>;

/**
 * The recorded attributes by their path in EC2's response, each with its distinct values, the most common one first,
 * and for each type the position of its values: nothing for the first, `-` for none.
 */
export function instanceTypesTable(): object {
  const names = readExtract<{ readonly about: Source; readonly names: readonly string[] }>('sdk-names.json');
  const recorded = readRecorded();
  const unknown = Object.keys(recorded).filter((name) => !names.names.includes(name));
  if (unknown.length > 0) throw new Error(`moto has types that the SDK's model lacks: ${unknown.join(', ')}`);
  const flat = new Map(Object.entries(recorded).map(([name, type]) => [name, flatten(type)]));
  const attributes = collectAttributes([...flat.values()]);
  const rows = [...flat].map(([name, values]) => [name, rowOf(values, attributes)]);
  return {
    about: [...aboutOf('sdk-names.json'), ...aboutOf('moto-instance-types.about.json')],
    unrecorded: names.names.filter((name) => !(name in recorded)),
    attributes: Object.fromEntries(
      [...attributes].map(([path, values]) => [path, [...values.keys()].map((value) => JSON.parse(value))]),
    ),
    types: Object.fromEntries(rows),
  };
}

/** Names of the types with recorded attributes. */
export function recordedNames(): ReadonlySet<string> {
  return new Set(Object.keys(readRecorded()));
}

function readRecorded(): Recorded {
  const [about] = aboutOf('moto-instance-types.about.json', { keepHash: true });
  const bytes = readFileSync(extractPath('moto-instance-types.json.gz'));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== about?.sha256) throw new Error(`moto-instance-types.json.gz: sha256 is ${found}`);
  return JSON.parse(gunzipSync(bytes).toString()) as Recorded;
}

/** Lists stay whole; `InstanceType` is the key of the row. */
function flatten(value: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) {
    if (prefix + key === 'InstanceType') continue;
    if (typeof member !== 'object' || Array.isArray(member)) flat.set(prefix + key, JSON.stringify(member));
    else for (const [path, text] of flatten(member, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}

function collectAttributes(types: readonly Map<string, string>[]): Map<string, Values> {
  const attributes = new Map<string, Values>();
  for (const type of types) {
    for (const [path, value] of type) {
      const values = attributes.get(path) ?? new Map<string, number>();
      attributes.set(path, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }
  const sorted = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([path, values]) => [path, mostCommonFirst(values)]));
}

function mostCommonFirst(values: Values): Values {
  return new Map([...values].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)));
}

function rowOf(values: ReadonlyMap<string, string>, attributes: ReadonlyMap<string, Values>): string {
  const cells = [...attributes].map(([path, known]) => {
    const value = values.get(path);
    return value === undefined ? '-' : String([...known.keys()].indexOf(value) || '');
  });
  return cells.join(',');
}
