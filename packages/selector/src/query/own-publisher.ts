/** A source of images as `publishers` of a config has it: the fields of the file in camelCase. */
export interface OwnPublisher {
  readonly owner?: readonly string[];
  /** Globs with `{version}` and `{arch}`; every name when absent. */
  readonly names?: readonly string[];
  readonly exclude?: readonly string[];
  readonly order?: 'date' | 'version';
  readonly user?: string;
  readonly parameter?: string;
  /** As `{arch}` spells them, the default first. */
  readonly architectures?: readonly string[];
}
