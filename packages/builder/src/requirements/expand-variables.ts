/** The value of a variable of the environment; undefined when it is not set. */
export type VariableOf = (name: string) => string | undefined;

export interface Expanded {
  readonly text: string;
  /** The values that stand in the text now; they may be secrets. */
  readonly values: readonly string[];
}

/** Puts the values of `${NAME}` into a line as pip does: in capitals only, and one that is unset or empty stays as it is. */
export function expandVariables(text: string, variableOf: VariableOf = () => undefined): Expanded {
  const values: string[] = [];
  const expanded = text.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (written, name: string) => {
    const value = variableOf(name);
    if (!value) return written;
    values.push(value);
    return value;
  });
  return { text: expanded, values };
}
