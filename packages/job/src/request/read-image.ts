import { type Config, checkFields, type FleetSettings, resolveImage } from '@ami-select/config';
import type { Gathering } from '@ami-select/core';
import { type ImageQuery, type PublisherTable, queryReaders } from '@ami-select/selector';
import { type Architecture, defaultImage } from './architecture.ts';
import type { Given, GivenFleet } from './given.ts';
import { namedTypes } from './need.ts';

interface Context {
  readonly given: Given & GivenFleet;
  readonly config: Config;
  readonly publishers: PublisherTable | undefined;
}

/** The query of the image to launch; undefined when it is refused. */
export async function readImage(
  settings: FleetSettings,
  { given, config, publishers }: Context,
  gathering: Gathering,
): Promise<ImageQuery | undefined> {
  const { imageId, nameOf, hasDefaults } = given;
  const readers = queryReaders(publishers);
  if (imageId !== undefined) return gathering.check(() => readers.parse({ 'image-id': imageId }));
  const word = settings.image ?? (hasDefaults ? fallbackImage(settings, config, given) : undefined);
  if (word === undefined) {
    gathering.add([
      `${nameOf('image-id')} is empty; expected an image id such as ami-0123456789abcdef0, or ${nameOf('image')} instead`,
    ]);
    return undefined;
  }
  if (config.isUnread || config.refusedImages?.includes(word)) return undefined;
  const fields = await resolveImage(word, nameOf('image'), { config, readers, gathering });
  return fields && checkFields(() => readers.parse(fields), { config, image: word }, gathering);
}

/** The only image of the config, else a current one. */
function fallbackImage(settings: FleetSettings, { images }: Config, given: GivenFleet): string {
  const [name, ...others] = Object.keys(images);
  if (name !== undefined && others.length === 0) return name;
  return defaultImage(defaultArchitecture(settings, given));
}

/** Open where instance types decide; without any, that of this machine for embedded machines, else x86_64. */
function defaultArchitecture(settings: FleetSettings, { where }: GivenFleet): Architecture | undefined {
  if (namedTypes(settings) !== undefined) return undefined;
  return where === 'embedded' && process.arch === 'arm64' ? 'arm64' : 'x86_64';
}
