import { type Fields, flagName, isSeveral } from '../schema/field.ts';
import { describeField } from './describe-field.ts';

/** Rows of a README's table of inputs: input, meaning, default. */
export function inputRows(fields: Fields): readonly (readonly string[])[] {
  return Object.entries(fields).map(([name, field]) => [
    `\`${name}\`${field.required ? ' (required)' : ''}`,
    describeField(field),
    codeOf(field.default),
  ]);
}

/** Rows of a README's table of flags: flag, meaning, default. */
export function flagRows(fields: Fields): readonly (readonly string[])[] {
  return Object.values(fields).flatMap((field) => {
    if (field.flag === undefined) return [];
    const value = field.flag.slice(flagName(field.flag).length + 1);
    const flag =
      value === '' ? field.flag : `${flagName(field.flag)} ${value.replaceAll(/[<>]/g, '').toUpperCase()}`;
    return [[`\`${flag}\``, `${field.help}${isSeveral(field) ? ' Repeatable.' : ''}`, codeOf(field.default)]];
  });
}

function codeOf(value: string | undefined): string {
  return value === undefined ? '' : `\`${value}\``;
}
