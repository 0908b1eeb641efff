import type { Environment } from './build.ts';
import type { FieldReader } from './field-reader.ts';

/** Names of extras and groups, as Python's packages have them. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The fields `extras` and `groups` of an environment. */
export function readChosen(fields: FieldReader): Pick<Environment, 'extras' | 'groups'> {
  const [extras, groups] = [readNames(fields, 'extras'), readNames(fields, 'groups')];
  return { ...(extras && { extras }), ...(groups && { groups }) };
}

function readNames(fields: FieldReader, key: 'extras' | 'groups'): readonly string[] | undefined {
  if (fields.value(key) === undefined) return undefined;
  const names = fields.strings(key);
  const bad = names.find((name) => !NAME.test(name));
  if (bad !== undefined)
    fields.complain(key, bad, { because: 'it is not a name', expected: 'letters, digits, ".", "_", "-"' });
  return names;
}
