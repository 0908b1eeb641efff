interface CommonDeclaration {
  readonly required?: true;
  /** As it stands in action.yml. */
  readonly default?: string;
}

/** One input of an action: how its text is read and what is allowed. */
export type InputDeclaration =
  | (CommonDeclaration & { readonly kind: 'text' })
  /** Values separated by commas or line breaks. */
  | (CommonDeclaration & { readonly kind: 'list' })
  /** One `key=value` a line. */
  | (CommonDeclaration & { readonly kind: 'pairs' })
  | (CommonDeclaration & { readonly kind: 'boolean' })
  | (CommonDeclaration & { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number })
  /** Such as `90s`, `45m`, `1h30m` or `3d`; read as milliseconds. */
  | (CommonDeclaration & { readonly kind: 'duration'; readonly minimum: string; readonly maximum: string })
  | (CommonDeclaration & { readonly kind: 'choice'; readonly choices: readonly string[] });

/** The inputs of an action by the names of its action.yml. */
export type InputDeclarations = Readonly<Record<string, InputDeclaration>>;

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type ValueOf<D extends InputDeclaration> = D extends { readonly kind: 'list' }
  ? readonly string[]
  : D extends { readonly kind: 'pairs' }
    ? Readonly<Record<string, string>>
    : D extends { readonly kind: 'boolean' }
      ? boolean
      : D extends { readonly kind: 'integer' | 'duration' }
        ? number
        : D extends { readonly choices: readonly (infer Choice)[] }
          ? Choice
          : string;

type IsAlwaysThere<D extends InputDeclaration> = D extends { readonly kind: 'list' | 'pairs' }
  ? true
  : D extends { readonly required: true } | { readonly default: string }
    ? true
    : false;

/** The typed values of declared inputs: kebab-case names become camelCase; what may be missing may be undefined. */
export type InputValues<Declarations extends InputDeclarations> = {
  readonly [Name in keyof Declarations & string as CamelCase<Name>]: IsAlwaysThere<
    Declarations[Name]
  > extends true
    ? ValueOf<Declarations[Name]>
    : ValueOf<Declarations[Name]> | undefined;
};
