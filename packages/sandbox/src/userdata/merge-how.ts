import { isPlainObject } from '@ami-select/core';

/** One way to merge values of a type, with its options: `list(append)`. */
interface Merger {
  readonly type: string;
  readonly options: readonly string[];
}

/** cloud-init's default: the keys of a later configuration replace those of the earlier ones. */
const DEFAULT = 'dict(replace)+list()+str()';

/**
 * Merges a later cloud-config into earlier ones as it says itself (`merge_how`, `merge_type`), or as the header of its
 * part says. The instruction is not part of the result.
 *
 * @throws Error for an instruction that cannot be read
 * @see https://cloudinit.readthedocs.io/en/latest/reference/merging.html
 */
export function mergeConfig(
  earlier: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
  header: string | undefined,
): Record<string, unknown> {
  const { merge_how: how, merge_type: type, ...config } = later;
  const mergers = [...readMergers(how ?? type), ...readMergers(header)];
  return mergeBy(mergers.length > 0 ? mergers : readMergers(DEFAULT), earlier, config) as Record<
    string,
    unknown
  >;
}

function readMergers(value: unknown): Merger[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split('+').flatMap(readMerger);
  if (!Array.isArray(value)) throw new Error(`merge_how must be a text or a list, not ${typeof value}`);
  return (value as unknown[]).map((entry) => {
    const [name, ...options] = isPlainObject(entry) ? [entry.name, ...listOf(entry.settings)] : listOf(entry);
    return asMerger(String(name), options.map(String));
  });
}

function readMerger(text: string): Merger[] {
  const word = text.toLowerCase().trim();
  if (word === '') return [];
  const match = /^([a-z_-][\w-]*)\((.*?)\)$/.exec(word);
  if (match === null) throw new Error(`Matcher identifer '${word}' is not in the right format`);
  const options = (match[2] ?? '').split(',').map((option) => option.trim());
  return [
    asMerger(
      match[1] ?? '',
      options.filter((option) => option !== ''),
    ),
  ];
}

function asMerger(name: string, options: readonly string[]): Merger {
  const type = name.trim().replaceAll('-', '_').replace(/^m_/, '');
  if (!['dict', 'list', 'str'].includes(type))
    throw new Error(`Could not find merger module named '${name}'`);
  return { type, options };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** What is of a type that no merger is for stays as it was. */
function mergeBy(mergers: readonly Merger[], old: unknown, next: unknown): unknown {
  const type = typeOf(old);
  const merger = mergers.find((one) => one.type === type);
  if (merger === undefined) return old;
  const { options } = merger;
  const inner = (a: unknown, b: unknown): unknown => mergeBy(mergers, a, b);
  if (typeof old === 'string')
    return options.includes('append') && typeof next === 'string' ? old + next : next;
  if (Array.isArray(old)) return mergeLists(old as unknown[], next, { options, inner });
  return isPlainObject(old) && isPlainObject(next) ? mergeDicts(old, next, { options, inner }) : old;
}

interface How {
  readonly options: readonly string[];
  readonly inner: (old: unknown, next: unknown) => unknown;
}

function mergeLists(old: readonly unknown[], next: unknown, { options, inner }: How): unknown {
  const method =
    ['append', 'prepend', 'replace', 'no_replace'].find((one) => options.includes(one)) ?? 'replace';
  if (!Array.isArray(next)) return method === 'replace' ? next : old;
  if (method === 'append') return [...old, ...(next as unknown[])];
  if (method === 'prepend') return [...(next as unknown[]), ...old];
  if (method === 'no_replace') return old;
  return old.map((value, index) => {
    if (index >= next.length) return value;
    const other: unknown = next[index];
    return isRecursive(other, options) ? inner(value, other) : other;
  });
}

function mergeDicts(
  old: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
  { options, inner }: How,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...old };
  for (const [key, value] of Object.entries(next)) {
    if (!Object.hasOwn(old, key) || options.includes('replace')) merged[key] = value;
    else if (isRecursive(value, [...options, 'recurse_dict'])) merged[key] = inner(old[key], value);
    if (Object.hasOwn(old, key) && value === null && options.includes('allow_delete')) delete merged[key];
  }
  return merged;
}

function isRecursive(value: unknown, options: readonly string[]): boolean {
  const wanted: Readonly<Record<string, readonly string[]>> = {
    list: ['recurse_list', 'recurse_array'],
    str: ['recurse_str'],
    dict: ['recurse_dict'],
  };
  return (wanted[typeOf(value)] ?? []).some((option) => options.includes(option));
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'str';
  return isPlainObject(value) ? 'dict' : typeof value;
}
