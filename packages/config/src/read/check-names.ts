import { CodedError, type Gathering } from '@ami-select/core';
import type { Config } from './config.ts';
import { type QueryReaders, resolveImage } from './resolve-image.ts';

interface NamesContext {
  readonly config: Config;
  readonly readers: QueryReaders<unknown>;
  readonly gathering: Gathering;
}

/**
 * Gathers the unknown words of a whole config, as its other problems are gathered also where nobody asks for that part:
 * publishers of images, words of fallbacks, images of fleets.
 */
export async function checkNames(context: NamesContext): Promise<void> {
  const { images, fleets, locate } = context.config;
  if (locate === undefined) return;
  for (const [name, image] of Object.entries(images)) {
    if (typeof image !== 'string' && typeof image.publisher === 'string')
      await checkPublisher(name, image.publisher, context);
    await resolveImage(name, locate(`images.${name}`), context);
  }
  for (const [name, { image }] of Object.entries(fleets)) {
    if (image !== undefined) await resolveImage(image, locate(`fleets.${name}.image`), context);
  }
}

/** What the publisher needs beside it may come from a flag. */
async function checkPublisher(
  image: string,
  publisher: string,
  { config, readers, gathering }: NamesContext,
): Promise<void> {
  try {
    await readers.parse({ publisher });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const unknown = error.problems.filter(({ field }) => field === 'publisher');
    gathering.add(
      unknown.map((problem) => ({ ...problem, ...config.locate?.(`images.${image}.publisher`) })),
    );
  }
}
