import { type Config, checkFields, type FleetSettings, resolveImage, withoutRest } from '@ami-select/config';
import type { Gathering } from '@ami-select/core';
import { type ImageQuery, type PublisherTable, queryReaders } from '@ami-select/selector';
import { type Architecture, defaultImage } from './architecture.ts';
import type { Given, GivenFleet } from './given.ts';
import { matrixImages } from './image-matrix.ts';
import type { LocateField } from './locate-problems.ts';
import { namedTypes } from './need.ts';

interface Context {
  readonly given: Given & GivenFleet;
  readonly config: Config;
  readonly publishers: PublisherTable | undefined;
  readonly locate: LocateField;
  /** Whether the matrix of the fleet has a problem of its own. */
  readonly isMatrixRefused: boolean;
}

/** The query of the image to launch; undefined when it is refused. */
export async function readImage(
  settings: FleetSettings,
  { given, config, publishers, locate, isMatrixRefused }: Context,
  gathering: Gathering,
): Promise<ImageQuery | undefined> {
  const { imageId, hasDefaults } = given;
  const readers = queryReaders(publishers);
  if (imageId !== undefined) {
    const fields = { 'image-id': imageId };
    return checkFields(
      () => readers.parse(fields),
      { config, given: fields, nameOf: given.nameOf },
      gathering,
    );
  }
  const images = settings.image === undefined ? matrixImages(settings) : undefined;
  if (settings.image === undefined && isMatrixRefused) return undefined;
  if (images !== undefined && images.length > 0) {
    const message = `is not valid because it is empty, and the fleet has a matrix of images; expected one of ${images.join(', ')}`;
    gathering.add([{ field: given.nameOf('image'), message }]);
    return undefined;
  }
  const word = settings.image ?? (hasDefaults ? fallbackImage(settings, config, given) : undefined);
  if (word === undefined) {
    const message = `is not valid because it is empty; expected an image id such as ami-0123456789abcdef0, or ${given.nameOf('image')} instead`;
    gathering.add([{ field: given.nameOf('image-id'), message }]);
    return undefined;
  }
  if (config.isUnread) return undefined;
  const fields = await resolveImage(word, locate('image'), { config, readers, gathering });
  const isRefused = config.refusedImages?.includes(word) === true;
  const parse = (): ImageQuery => readers.parse(isRefused ? withoutRest(fields ?? {}) : (fields ?? {}));
  const query = fields && (await checkFields(parse, { config, image: word }, gathering));
  return isRefused ? undefined : query;
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
