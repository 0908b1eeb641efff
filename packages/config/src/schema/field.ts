interface CommonField {
  /** One or two sentences of Markdown, for `--help`, action.yml, the READMEs and editors. */
  readonly help: string;
  /** Such as `--instance-type <type>`; named in the singular where it may be repeated. */
  readonly flag?: string;
  /** The default, in the form of a raw value. */
  readonly default?: string;
  readonly required?: true;
  /** Other spellings of the key in a file. */
  readonly aliases?: readonly string[];
  /** Path of the RunInstances parameter that takes the value as it is, such as `IamInstanceProfile.Name`. */
  readonly parameter?: string;
}

/** A field of one value or of plain values: it can be a flag and an input as well. */
export type PlainField = CommonField &
  (
    | { readonly kind: 'string'; readonly examples?: readonly string[] }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
    /** Dollars and cents, such as `12.50`. */
    | { readonly kind: 'amount'; readonly minimum: number; readonly maximum: number }
    /** Such as `45m` or `1h30m`; its value is whole minutes. */
    | { readonly kind: 'duration'; readonly minimum: string; readonly maximum: string }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    /** In an input or flag, commas and new lines separate items; with `separator: 'line'` new lines alone. */
    | {
        readonly kind: 'list';
        readonly choices?: readonly string[];
        readonly separator?: 'line';
        readonly mayBeEmpty?: true;
      }
    /** Keys with one value each: `key=value` in an input or flag. */
    | { readonly kind: 'mapping' }
    /** Keys with one or several values each. */
    | { readonly kind: 'multimap' }
  );

/** A field that holds fields, in a file only. */
export type NestedField = CommonField &
  (
    | { readonly kind: 'group'; readonly fields: Fields }
    | { readonly kind: 'groups'; readonly fields: Fields }
    | { readonly kind: 'named-groups'; readonly fields: Fields }
    /** A list of words or of groups with the same fields as the table that it stands in; in a flag or input, of words. */
    | { readonly kind: 'alternatives' }
  );

/** One field of the config file: how it is read, and where else it can be given. */
export type Field = PlainField | NestedField;

/** Whether a field can be an input: one that holds fields is written in a file only. */
export function isPlain({ kind }: Field): boolean {
  return !['group', 'groups', 'named-groups'].includes(kind);
}

/** `--instance-type` of `--instance-type <type>`. */
export function flagName(flag: string): string {
  return flag.split(' ', 1)[0] ?? flag;
}

/** Whether a field takes several values, so that its flag may be repeated. */
export function isSeveral({ kind }: Field): boolean {
  return ['list', 'mapping', 'multimap', 'alternatives'].includes(kind);
}

/** A table of fields by their names in the config file, in kebab-case. */
export type Fields = Readonly<Record<string, Field>>;
