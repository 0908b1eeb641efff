import { fromOtherTools } from '@ami-select/core';
import { isMapping } from './read-fields.ts';

/** An image with the constructs of other tools in the form of our table, those of its fallbacks included. */
export function ownForm(
  value: unknown,
  path: string,
  complain: (path: string, message: string) => void,
): unknown {
  if (!isMapping(value)) return value;
  const { fields, problems } = fromOtherTools(value);
  for (const { field, message } of problems) complain(`${path}.${field}`, message);
  const { fallback } = fields;
  if (fallback === undefined) return fields;
  const links = Array.isArray(fallback)
    ? fallback.map((link, index) => ownForm(link, `${path}.fallback[${index}]`, complain))
    : ownForm(fallback, `${path}.fallback`, complain);
  return { ...fields, fallback: links };
}
