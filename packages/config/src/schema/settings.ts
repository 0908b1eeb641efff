import type { Field, Fields } from './field.ts';

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** `instance-types` is `instanceTypes` in code; a duration has its unit in the name: `ttl` is `ttlMinutes`. */
type PropertyName<Name extends string, F extends Field> = F extends { readonly kind: 'duration' }
  ? `${CamelCase<Name>}Minutes`
  : CamelCase<Name>;

interface ValueByKind {
  readonly string: string;
  readonly boolean: boolean;
  readonly integer: number;
  readonly amount: number;
  readonly duration: number;
  readonly list: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly multimap: Readonly<Record<string, readonly string[]>>;
  readonly alternatives: readonly unknown[];
  readonly group: Readonly<Record<string, unknown>>;
  readonly groups: readonly Readonly<Record<string, unknown>>[];
  readonly 'named-groups': Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type ValueOf<F extends Field> = F extends {
  readonly kind: 'choice';
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : F['kind'] extends keyof ValueByKind
    ? ValueByKind[F['kind']]
    : never;

/** The values of a table's fields as code has them. A field that was not given is absent. */
export type Settings<Table extends Fields> = {
  readonly [Name in keyof Table & string as PropertyName<Name, Table[Name]>]?: ValueOf<Table[Name]>;
};

type AlwaysThere<Table extends Fields> = {
  readonly [Name in keyof Table & string as Table[Name] extends
    | { readonly default: string }
    | { readonly required: true }
    ? PropertyName<Name, Table[Name]>
    : never]: ValueOf<Table[Name]>;
};

/** The same with defaults applied: complete when there is no problem. */
export type CompleteSettings<Table extends Fields> = Settings<Table> & AlwaysThere<Table>;

/** `instance-types` becomes `instanceTypes`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The property of `Settings` that holds a field's value. */
export function propertyName(name: string, { kind }: Field): string {
  return kind === 'duration' ? `${camelCase(name)}Minutes` : camelCase(name);
}
