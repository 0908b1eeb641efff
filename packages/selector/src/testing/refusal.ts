import { SelectorError } from '../contract/errors.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { select } from '../select/select.ts';
import { fakeDependencies, REGION } from './samples.ts';

type World = Parameters<typeof fakeDependencies>;

/** The error of a query that must find no image. */
export async function refusal(query: ImageQuery, ...world: World): Promise<SelectorError> {
  const error = await select({ regions: [REGION], ...query }, fakeDependencies(...world)).catch(
    (caught: unknown) => caught,
  );
  if (error instanceof SelectorError) return error;
  throw new Error('an image was selected');
}

/** Responses of an account without Allowed AMIs. */
export const allowedDisabled = { responses: { GetAllowedImagesSettings: () => ({ State: 'disabled' }) } };
