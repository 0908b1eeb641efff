import type { Field } from '../schema/field.ts';

/** Help of a field for people: Markdown, one line. */
export function describeField(field: Field): string {
  const { help, kind } = field;
  if (kind === 'mapping' || kind === 'multimap') return `${help} One \`key=value\` a line.`;
  return kind === 'list' && field.separator === 'line' ? `${help} One a line.` : help;
}
