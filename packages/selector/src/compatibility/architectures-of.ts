import { didYouMean } from '@ami-select/core';
import { instanceTypeNames } from '@ami-select/ec2-data/instance-types';
import { SelectorError } from '../contract/errors.ts';
import { ARCHITECTURES, type Architecture } from '../image/architecture.ts';
import type { ImageQuery } from '../query/image-query.ts';
import type { InstanceType } from './instance-type.ts';

/** What of an instance type its architecture follows from. */
export type TypeArchitectures = Pick<InstanceType, 'name' | 'architectures'>;

/**
 * The architectures that all of these types run, best first: 64 bits before 32. Empty when they have none in
 * common, or when there are no types.
 */
export function architecturesOf(types: readonly TypeArchitectures[]): Architecture[] {
  if (types.length === 0) return [];
  return ARCHITECTURES.filter((architecture) =>
    types.every((type) => type.architectures.includes(architecture)),
  );
}

/**
 * The query, and its fallbacks, with the architecture that the types run. One that names an architecture, an image
 * or a parameter stays as it is.
 *
 * @throws SelectorError `INCOMPATIBLE` when the types have no architecture in common and it is needed.
 */
export function withArchitectureOf(query: ImageQuery, types: readonly TypeArchitectures[]): ImageQuery {
  if (![query, ...(query.fallback ?? [])].some(isOpen)) return query;
  const [architecture] = architecturesOf(types);
  if (architecture === undefined) throw noCommonArchitecture(types);
  return withArchitecture(query, architecture);
}

function withArchitecture(query: ImageQuery, architecture: Architecture): ImageQuery {
  const { fallback } = query;
  return {
    ...query,
    ...(isOpen(query) ? { architecture } : {}),
    ...(fallback === undefined
      ? {}
      : { fallback: fallback.map((link) => withArchitecture(link, architecture)) }),
  };
}

/** Whether images of several architectures may match. */
function isOpen({ architecture, imageId, ssmParameter, filters }: ImageQuery): boolean {
  return [architecture, imageId, ssmParameter, filters?.architecture].every((one) => one === undefined);
}

/** Its name alone tells the architecture of a type that nobody has heard of; it is mostly mistyped. */
function unknownType(name: string): string {
  const known = instanceTypeNames();
  return known.includes(name)
    ? ''
    : `, if there is such a type: none is known here${didYouMean(name, known)}`;
}

function noCommonArchitecture(types: readonly TypeArchitectures[]): SelectorError {
  const lines = types.map(
    ({ name, architectures }) => `  - ${name}: ${architectures.join(', ')}${unknownType(name)}`,
  );
  return new SelectorError(
    'INCOMPATIBLE',
    `These instance types have no architecture in common:\n${lines.join('\n')}`,
    { hint: 'Name types of one architecture.', details: { types: types.map(({ name }) => name) } },
  );
}
