import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { select } from '../select/select.ts';
import type { Selection } from '../select/selection.ts';
import type { LockedImage } from './lock.ts';
import { outOfDate } from './out-of-date.ts';
import { ownersWithSelf } from './owners-with-self.ts';

interface Place {
  readonly query: ImageQuery;
  readonly region: string;
}

/**
 * The locked image as EC2 has it, with one API call.
 *
 * @throws SelectorError `LOCK_OUT_OF_DATE` when it no longer exists or differs from the locked one.
 */
export async function verifyLocked(
  locked: LockedImage,
  { query, region }: Place,
  dependencies: SelectDependencies,
): Promise<Selection> {
  const owners = ownersWithSelf(query, { imageId: locked.id, region, publishers: dependencies.publishers });
  const selection = await select({ imageId: locked.id, owners, regions: [region] }, dependencies).catch(
    (error: unknown) => {
      throw error instanceof SelectorError && error.code === 'NO_IMAGE'
        ? outOfDate(absence(locked, { region, owners }, error), error)
        : error;
    },
  );
  const { image } = selection;
  if (
    image.ownerId === locked.owner &&
    image.name === locked.name &&
    image.architecture === locked.architecture
  )
    return selection;
  throw outOfDate(
    `${locked.id} is now ${image.name} of ${image.ownerId}, locked was ${locked.name} of ${locked.owner}`,
  );
}

/** An image that exists may still be rejected, such as a disabled one. */
function absence(
  { id, name }: LockedImage,
  { region, owners }: { readonly region: string; readonly owners: readonly string[] | undefined },
  error: SelectorError,
): string {
  const { diagnoses = [] } = error.details as { readonly diagnoses?: readonly Diagnosis[] };
  const findings = diagnoses.flatMap((diagnosis) => diagnosis.findings);
  if (findings.length === 0 && owners !== undefined)
    return `${id} (${name}) no longer exists in ${region}, or its owner is not ${owners.join(' or ')}`;
  if (findings.length === 0) return `${id} (${name}) no longer exists in ${region}`;
  return `${id} (${name}) cannot be used in ${region}: ${findings.join('; ')}`;
}
