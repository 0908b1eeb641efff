import type { Environment } from './build.ts';
import type { FieldReader } from './field-reader.ts';
import { isPylockName } from './pylock-name.ts';

/** Names of extras and groups, as Python's packages have them. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The fields `extras` and `groups` of an environment with these requirement files. */
export function readChosen(
  fields: FieldReader,
  requirements: readonly string[],
): Pick<Environment, 'extras' | 'groups'> {
  const [extras, groups] = [readNames(fields, 'extras'), readNames(fields, 'groups')];
  if (requirements.length > 0 && !requirements.some(isPylockName)) {
    for (const [key, names] of Object.entries({ extras, groups })) {
      if (names === undefined || names.length === 0) continue;
      const because = `only a pylock.toml has ${key}, and requirements are ${requirements.join(', ')}`;
      fields.complain(key, names, { because, expected: `a pylock.toml in requirements, or no ${key}` });
    }
  }
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
