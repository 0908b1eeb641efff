import { type Clause, parseSpecifiers } from './specifier.ts';
import { type Complain, stringOf, type Table } from './toml-table.ts';

/** The `requires-python` of a lock or of one of its packages; no clauses when it is absent. */
export function readRequiresPython(table: Table, complain: Complain): readonly Clause[] {
  const text = stringOf(table, 'requires-python', complain);
  const clauses = text === undefined ? [] : parseSpecifiers(text);
  if (clauses === undefined) complain('INVALID_BUILD', 'requires-python cannot be read');
  return clauses ?? [];
}
