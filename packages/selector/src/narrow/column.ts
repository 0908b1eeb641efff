/** One property of many images: a small integer per image, and what each integer stands for. */
export interface Column<Value> {
  /** Of each image, by its place. */
  readonly codes: Uint32Array;
  /** By code: the values that an image has, none or one mostly. */
  readonly values: readonly (readonly Value[])[];
}

/** The column of a property; equal keys share a code. */
export function createColumn<Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  valuesOf: (item: Item) => readonly Value[],
): Column<Value> {
  const codes = new Uint32Array(items.length);
  const values: (readonly Value[])[] = [];
  const known = new Map<string, number>();
  for (const [place, item] of items.entries()) {
    const key = keyOf(item);
    let code = known.get(key);
    if (code === undefined) {
      code = values.push(valuesOf(item)) - 1;
      known.set(key, code);
    }
    codes[place] = code;
  }
  return { codes, values };
}

/** By code: 1 where one of its values is wanted. */
export function allowedCodes<Value>(
  { values }: Column<Value>,
  isWanted: (value: Value) => boolean,
): Uint8Array {
  return Uint8Array.from(values, (all) => (all.some(isWanted) ? 1 : 0));
}

/** Those of the places whose codes are allowed. */
export function keep(places: Uint32Array, codes: Uint32Array, allowed: Uint8Array): Uint32Array {
  const kept = new Uint32Array(places.length);
  let count = 0;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    if (allowed[codes[place] as number] === 1) kept[count++] = place;
  }
  return kept.subarray(0, count);
}

/** By code: how many of these places have it. */
export function countCodes({ codes, values }: Column<unknown>, places: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let index = 0; index < places.length; index += 1) {
    const code = codes[places[index] as number] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

/** How many of these places have each value; `read` says which values count, and under which word. */
export function countValues<Value>(
  column: Column<Value>,
  places: Uint32Array,
  read: (values: readonly Value[]) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  const byCode = countCodes(column, places);
  for (let code = 0; code < byCode.length; code += 1) {
    const count = byCode[code] as number;
    if (count === 0) continue;
    for (const word of new Set(read(column.values[code] ?? [])))
      counts.set(word, (counts.get(word) ?? 0) + count);
  }
  return counts;
}
