import type { RequestContext } from '../operation.ts';
import { instanceFilters } from './instance-filters.ts';

/** Building the table reads nothing of the context but the region's state. */
const NO_CONTEXT = { region: '', world: { region: () => ({ name: '' }) } } as unknown as RequestContext;

export const INSTANCE_FILTER_NAMES: readonly string[] = [
  ...Object.keys(instanceFilters(NO_CONTEXT).fields),
  'tag:<key>',
  'tag-key',
];
