import type { Field } from '../schema/field.ts';

/** Help of a field for people: Markdown, one line. */
export function describeField({ help, kind }: Field): string {
  return kind === 'mapping' || kind === 'multimap' ? `${help} One \`key=value\` a line.` : help;
}
