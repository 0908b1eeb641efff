/** One field of the `build:` mapping: which kind of value it takes, and whether it must be there. */
export interface FieldShape {
  readonly kind:
    | 'string'
    | 'integer'
    | 'boolean'
    | 'choice'
    | 'list'
    | 'mapping'
    | 'group'
    | 'groups'
    | 'named-groups';
  readonly required?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** Of the groups of a `group`, `groups` or `named-groups`. */
  readonly fields?: BuildShape;
}

/** Fields by their names in the mapping, in kebab-case. */
export type BuildShape = Readonly<Record<string, FieldShape>>;
