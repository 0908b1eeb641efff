/**
 * The value at a path such as `Reservations[0].Instances[*].State.Name`.
 * A list in the middle of a path that is followed by `[*]` is mapped over and flattened.
 */
export function lookUp(value: unknown, path: string): unknown {
  const keys = path.match(/\[\*\]|\[\d+\]|[^.[\]]+/g) ?? [];
  return keys.reduce(step, value);
}

function step(value: unknown, key: string): unknown {
  if (key === '[*]') return Object.assign(Array.isArray(value) ? [...value] : [], { mapped: true });
  if (Array.isArray(value) && 'mapped' in value && key !== 'length') {
    return Object.assign(
      value.flatMap((item) => step(item, key) ?? []),
      { mapped: true },
    );
  }
  if (key.startsWith('[')) return Array.isArray(value) ? value[Number(key.slice(1, -1))] : undefined;
  if (key === 'length') return Array.isArray(value) || typeof value === 'string' ? value.length : 0;
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
}
