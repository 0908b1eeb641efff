import { dirname } from 'node:path';
import type { Problem } from '@ami-select/core';
import { BUILD_FIELDS } from '../schema/build-fields.ts';
import type { Fields } from '../schema/field.ts';
import { FLEET_FIELDS, type FleetSettings } from '../schema/fleet-fields.ts';
import { IMAGE_FIELDS } from '../schema/image-fields.ts';
import { PUBLISHER_FIELDS, type PublisherSettings } from '../schema/publisher-fields.ts';
import type { Config, ImageFields } from './config.ts';
import { ownForm } from './own-form.ts';
import { isMapping, readFields, toSettings } from './read-fields.ts';
import { quote } from './read-value.ts';
import { readYaml } from './read-yaml.ts';
import type { Place } from './source.ts';
import { unknownWord } from './unknown-word.ts';

const AN_IMAGE = 'a mapping or one line such as ubuntu/24.04@arm64';
const KEYS: readonly string[] = ['images', 'publishers', 'fleets', 'build'];

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of `ami-select.yml`. Never throws: broken YAML, unknown keys and wrong values come back as
 * problems with file and line, so that they can be reported together with those of the flags or inputs.
 * @param shown the path as problems have it
 */
export async function parseConfig(text: string, path: string, shown: string = path): Promise<ParsedConfig> {
  const yaml = await readYaml(text, shown);
  const locate = (field: string): Place => ({ file: shown, line: lineOf(field, yaml.lines), field });
  const reader: Reader = { locate, problems: [...yaml.problems], refusedImages: [], refused: new Map() };
  const root = readRoot(yaml.value, reader);
  for (const key of Object.keys(root)) {
    if (!KEYS.includes(key)) complain(reader, key, unknownWord('key', key, KEYS));
  }
  const config: Config = {
    path,
    baseDirectory: dirname(path),
    images: readImages(root.images, reader),
    fleets: readFleets(root.fleets, reader),
    ...(root.publishers !== undefined && { publishers: readPublishers(root.publishers, reader) }),
    ...readBuild(root.build, reader),
    ...((yaml.value === undefined ? yaml.problems.length > 0 : !isMapping(yaml.value)) && { isUnread: true }),
    ...(reader.refusedImages.length > 0 && { refusedImages: reader.refusedImages }),
    ...refusedInFleets(reader),
    locate,
  };
  return { config, problems: reader.problems };
}

type Mapping = Readonly<Record<string, unknown>>;

interface Reader {
  readonly locate: (path: string) => Place;
  readonly problems: Problem[];
  readonly refusedImages: string[];
  /** Refused fields by the path of their table. */
  readonly refused: Map<string, readonly string[]>;
}

function readImages(value: unknown, reader: Reader): Readonly<Record<string, ImageFields>> {
  const entries = Object.entries(readMapping(value, 'images', reader));
  return Object.fromEntries(
    entries.map(([name, image]) => {
      const known = reader.problems.length;
      const fields = typeof image === 'string' && image !== '' ? image : readImage(name, image, reader);
      if (reader.problems.length > known) reader.refusedImages.push(name);
      return [name, fields];
    }),
  );
}

function readImage(name: string, image: unknown, reader: Reader): Mapping {
  const path = `images.${name}`;
  if (image === undefined || image === '') {
    complain(reader, path, `is not valid because it is empty; expected ${AN_IMAGE}`);
    return {};
  }
  const value = ownForm(image, path, (at, message) => complain(reader, at, message));
  return readTableAt({ path, value, fields: IMAGE_FIELDS }, reader);
}

function readFleets(value: unknown, reader: Reader): Readonly<Record<string, FleetSettings>> {
  const entries = Object.entries(readMapping(value, 'fleets', reader));
  return Object.fromEntries(
    entries.map(([name, fleet]) => [
      name,
      toSettings(
        FLEET_FIELDS,
        readTableAt({ path: `fleets.${name}`, value: fleet, fields: FLEET_FIELDS }, reader),
      ),
    ]),
  );
}

function refusedInFleets({ refused }: Reader): Pick<Config, 'refusedInFleets'> {
  const prefix = 'fleets.';
  const found = [...refused].filter(([path, names]) => path.startsWith(prefix) && names.length > 0);
  if (found.length === 0) return {};
  return {
    refusedInFleets: Object.fromEntries(found.map(([path, names]) => [path.slice(prefix.length), names])),
  };
}

function readBuild(value: unknown, reader: Reader): Pick<Config, 'build' | 'refusedInBuild'> {
  if (value === undefined) return {};
  const known = reader.problems.length;
  const build = readTableAt({ path: 'build', value, fields: BUILD_FIELDS }, reader);
  const refused = reader.problems.slice(known).flatMap(({ field }) => field ?? []);
  return { build, ...(refused.length > 0 && { refusedInBuild: refused }) };
}

function readPublishers(value: unknown, reader: Reader): Readonly<Record<string, PublisherSettings>> {
  const entries = Object.entries(readMapping(value, 'publishers', reader));
  return Object.fromEntries(
    entries.map(([name, publisher]) => {
      const part = { path: `publishers.${name}`, value: publisher, fields: PUBLISHER_FIELDS };
      return [name, toSettings(PUBLISHER_FIELDS, readTableAt(part, reader))];
    }),
  );
}

interface Part {
  readonly path: string;
  readonly value: unknown;
  readonly fields: Fields;
}

function readTableAt({ path, value, fields }: Part, reader: Reader): Mapping {
  const expected = path.startsWith('images.') ? AN_IMAGE : undefined;
  const values = readMapping(value, path, reader, expected);
  const source = { values, locate: (key: string): Place => reader.locate(`${path}.${key}`) };
  const reading = readFields(fields, source);
  reader.problems.push(...reading.problems);
  reader.refused.set(path, reading.refused);
  return reading.values;
}

function readMapping(value: unknown, path: string, reader: Reader, expected = 'a mapping'): Mapping {
  if (value === undefined) return {};
  if (isMapping(value)) return value;
  complain(reader, path, `${quote(value)} is not valid because it is not a mapping; expected ${expected}`);
  return {};
}

/** A file that is no mapping is perhaps no config at all: nothing of its text is shown. */
function readRoot(value: unknown, reader: Reader): Mapping {
  if (value === undefined || isMapping(value)) return value ?? {};
  const kind = Array.isArray(value) ? 'a list' : 'one value';
  complain(reader, '', `${kind} is not valid because it is not a mapping; expected a mapping`);
  return {};
}

/** The line of a path, or of what it stands in. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number | undefined {
  return lines.get(path) ?? (path === '' ? undefined : lineOf(path.replace(/(^|[.[])[^.[]*$/, ''), lines));
}

function complain({ locate, problems }: Reader, path: string, message: string): void {
  problems.push({ ...locate(path), ...(path === '' && { field: undefined }), message });
}
