import type { ResolvedQuery } from '../conditions/condition.ts';
import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import type { Ranking } from './ranking.ts';
import { type Twin, twinOf } from './twin.ts';

/** The fields that say which names are wanted. */
const NAMING: readonly string[] = ['name', 'name-regex', 'version'];

/**
 * A warning where another image of the same release might be meant as well, so that a choice between products is
 * never silent. A query without a word about names wants the newest of anything and has none.
 *
 * @throws SelectorError `AMBIGUOUS` when both are of one creation time, so that nothing decides.
 */
export function checkTwin(
  image: Image,
  context: { readonly best: readonly Image[]; readonly query: ResolvedQuery; readonly ranking: Ranking },
): string[] {
  const { best, query, ranking } = context;
  if (query.order === 'exactly-one' || !query.conditions.some(({ field }) => NAMING.includes(field)))
    return [];
  const twin = twinOf(image, best, ranking);
  if (twin === undefined) return [];
  const hasPublisher = query.conditions.some(({ field }) => field === 'publisher');
  const cure = `say which one with architecture, name${hasPublisher ? ', exclude or variant' : ' or exclude'}`;
  if (twin.isUndecided) throw undecided(image, twin, cure);
  const { id, name } = twin.image;
  return [
    `${id} (${name}) was created within hours of the selected ${image.id} (${image.name}), and they differ in ${twin.difference}: ${cure}`,
  ];
}

function undecided(image: Image, { image: other, difference }: Twin, cure: string): SelectorError {
  const names = [image, other].map(({ id, name, architecture }) => `  - ${id} ${name} ${architecture}`);
  return new SelectorError(
    'AMBIGUOUS',
    `Two different images of one creation time match equally well:\n${names.join('\n')}`,
    { hint: `They differ in ${difference}: ${cure}.`, details: { ids: [image.id, other.id] } },
  );
}
