import type { Field, Fields } from '../schema/field.ts';
import { describeField } from './describe-field.ts';

/** The text of an action.yml with its inputs as a table has them; everything else stays. */
export function fillInputs(actionFile: string, inputs: Fields): string {
  const begin = actionFile.indexOf('\ninputs:\n');
  const end = actionFile.indexOf('\noutputs:\n');
  if (begin < 0 || end < begin) throw new Error('inputs: and then outputs: are expected');
  return `${actionFile.slice(0, begin)}\ninputs:\n${renderInputs(inputs)}${actionFile.slice(end)}`;
}

function renderInputs(inputs: Fields): string {
  const blocks = Object.entries(inputs).map(([name, field]) => {
    const required = field.required ? '\n    required: true' : '';
    return `  ${name}:\n    description: ${quoteScalar(descriptionOf(field))}${required}`;
  });
  return blocks.join('\n');
}

/** A default is described, not declared: the reader applies it after the config, the runner would before it. */
function descriptionOf(field: Field): string {
  const value = field.default === undefined ? '' : ` Default: \`${field.default}\`.`;
  return `${describeField(field)}${value}`;
}

/** Plain where YAML reads it as it is, else in double quotes. */
function quoteScalar(text: string): string {
  const isPlain = /^[A-Za-z]/.test(text) && !/: |:$| #/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
