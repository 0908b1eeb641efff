import { CAP_FIELDS } from '../schema/cap-fields.ts';
import { type Field, type Fields, flagName } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';

const FIELDS: Fields = { ...FLEET_FIELDS, ...CAP_FIELDS };

/**
 * A message or hint with the flags of the fields of a fleet that it names: `ssh-from` is `--ssh-from`, and
 * `connect: private` is `--connect private`. Libraries name fields as the config and the inputs of the actions do. Words
 * that may mean something else (`count`, `user-data`) stay, and so do names in quotes, paths and flags.
 */
export function nameFlags(text: string): string {
  return text
    .replace(settings(), (_, name: string, choice: string) => `${flagOf(name)} ${choice}`)
    .replace(names(), (_, name: string) => flagOf(name));
}

/** `connect: private` and its like. */
function settings(): RegExp {
  const pairs = Object.entries(FIELDS).flatMap(([name, field]) =>
    choicesOf(field).length > 0 ? [`(?:${name}(?=: (?:${choicesOf(field).join('|')})(?![\\w-])))`] : [],
  );
  return new RegExp(`(?<![\\w./"'-])(${pairs.join('|')}): ([\\w-]+)`, 'g');
}

/** Names that no other word is. */
function names(): RegExp {
  const choices = Object.values(FIELDS).flatMap(choicesOf);
  const own = Object.keys(FIELDS).filter((name) => name.includes('-') && !choices.includes(name));
  return new RegExp(`(?<![\\w./"'-])(${own.join('|')})(?![\\w"'-])`, 'g');
}

function choicesOf(field: Field): readonly string[] {
  return 'choices' in field ? (field.choices ?? []) : [];
}

function flagOf(name: string): string {
  return flagName(FIELDS[name]?.flag ?? `--${name}`);
}
