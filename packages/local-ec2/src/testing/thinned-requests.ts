type Structure = Readonly<Record<string, unknown>>;

/** Requests that differ from this one by one structure, of which one member or none is left. */
export function thinnedRequests(request: object): object[] {
  return Object.entries(request).flatMap(([name, value]) =>
    thinned(value).map((item) => ({ ...request, [name]: item })),
  );
}

function thinned(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : [[], ...thinned(value[0]).map((item) => [item])];
  if (!isStructure(value)) return [];
  const alone = Object.entries(value).map(([name, item]) => ({ [name]: item }));
  return [{}, ...alone, ...thinnedRequests(value)];
}

function isStructure(value: unknown): value is Structure {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && !(value instanceof Date) && !ArrayBuffer.isView(value);
}
