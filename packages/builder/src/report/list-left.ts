import type { LeftFiles } from '@ami-select/transport';
import { countMore } from './shorten.ts';

/** The files that are named, each with its reason on a line of its own, and how many more there are. */
export function listLeft({ count, examples }: LeftFiles): string {
  const lines = examples.map(({ name, reason }) => `\n  - ${JSON.stringify(name)}: ${reason}`);
  if (count > examples.length) lines.push(`\n  - and ${countMore(count - examples.length)}`);
  return lines.join('');
}
