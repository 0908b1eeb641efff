import { Option } from 'commander';
import { QUERY_FLAGS } from '../options/query-options.ts';
import { quoteWord } from '../run/quote-command.ts';

/** The command line that asks for the same image without a question. */
export function equivalentCommand(
  fields: Readonly<Record<string, string>>,
  regions: readonly string[],
): string {
  const words = ['ami-select', 'select'];
  for (const [field, value] of Object.entries(fields)) {
    const flag = QUERY_FLAGS.find((candidate) => candidate.field === field);
    if (flag) words.push(new Option(flag.flags).long ?? '', quoteWord(value));
  }
  if (regions.length > 0) words.push('--region', regions.join(','));
  return words.join(' ');
}
