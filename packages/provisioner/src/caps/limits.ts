import type { CapName, Caps } from './caps.ts';

/** A cap of one place. */
export interface Limit<Value> {
  readonly most: Value;
  /** How it is called there, and where it is raised. */
  readonly name: string;
  readonly isDefault?: true;
}

/** The caps of every place that names one, or the default where none does. */
export function limitsOf<Value>(
  places: readonly Caps[],
  cap: CapName,
  read: (caps: Caps) => Value | undefined,
  byDefault?: Value,
): readonly Limit<Value>[] {
  const nameIn = ({ nameOf }: Caps): string => nameOf?.(cap) ?? cap;
  const named = places.flatMap((place): Limit<Value>[] => {
    const most = read(place);
    return most === undefined ? [] : [{ most, name: nameIn(place) }];
  });
  if (named.length > 0 || byDefault === undefined) return named;
  return [{ most: byDefault, name: places.map(nameIn).join(' or ') || cap, isDefault: true }];
}
