import { expectedOf, type Field, type Fields, isSeveral } from '@ami-select/config';
import { type Command, Option } from 'commander';

/** The flag of a field. */
export class TableOption extends Option {
  /** What its value must be. */
  readonly expected: string;

  constructor(flag: string, field: Field) {
    super(flag, helpOf(field));
    this.expected = expectedOf(field);
  }
}

/** Adds the flags of a table to a command. One that takes several values may be repeated. */
export function addTableOptions(command: Command, fields: Fields, group: string): void {
  for (const field of Object.values(fields)) {
    if (field.flag === undefined) continue;
    const option = new TableOption(field.flag, field).helpGroup(group);
    if (isSeveral(field)) option.argParser(append);
    // The word that a flag alone means.
    if (option.optional && field.kind === 'choice') option.preset(field.choices[0]);
    command.addOption(option);
  }
}

/** Parser for a flag that may be repeated. The reader of its field splits the values of one string. */
export function append(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

/** A terminal shows no Markdown. */
function helpOf(field: Field): string {
  const help = field.help.replaceAll('`', '');
  const notes = [
    ...(isSeveral(field) ? ['repeatable'] : []),
    ...(field.default === undefined ? [] : [`default: ${field.default}`]),
  ];
  return notes.length === 0 ? help : `${help} (${notes.join('; ')})`;
}
