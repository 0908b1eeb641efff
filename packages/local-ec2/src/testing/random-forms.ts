import fc from 'fast-check';
import type { ServiceModel, WireType } from '../api/service-model.ts';

/** One parameter of a form. */
export type Parameter = readonly [name: string, value: string];

interface Path {
  /** Names, and `#` for an index of a list. */
  readonly names: readonly string[];
  readonly type: string;
}

const NO_PARAMETER: Path = { names: ['Nothing'], type: 'string' };

const MAX_DEPTH = 5;

/** The usual ones, and those at the edge. */
const INDICES = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('1', '2', '3') },
  { weight: 1, arbitrary: fc.constantFrom('0', '01', '10', '-1', 'x', '') },
);
const CHILDREN = ['1', '2', '01', 'member', 'member.1', 'Name', 'Value.1', '', '__proto__'] as const;
const CHANGES = fc.oneof(
  { weight: 8, arbitrary: fc.constant('none') },
  { weight: 2, arbitrary: fc.constantFrom('cut', 'child', 'bare', 'member', 'rename', 'lower') },
);

/** Forms of an operation whose parameters are those of its model, and what becomes of them by a slip. */
export function randomForms(model: ServiceModel, operation: string): fc.Arbitrary<readonly Parameter[]> {
  const paths = pathsOf(model, { structure: model.operations[operation]?.input ?? '' });
  const parameter = fc
    .record({
      path: fc.constantFrom<Path>(...paths, NO_PARAMETER),
      indices: fc.array(INDICES, { minLength: MAX_DEPTH, maxLength: MAX_DEPTH }),
      change: CHANGES,
      child: fc.constantFrom(...CHILDREN),
      isEmpty: fc.integer({ min: 0, max: 6 }).map((number) => number === 0),
    })
    .map(({ path: { names, type }, indices, change, child, isEmpty }) => ({
      name: numbered(changed(names, change, child), indices),
      type,
      isEmpty,
    }));
  return fc
    .array(parameter, { minLength: 1, maxLength: 4 })
    .map((parameters) =>
      parameters.map(({ name, type, isEmpty }, index) => [name, isEmpty ? '' : textOf(type, index)] as const),
    );
}

function pathsOf(model: ServiceModel, type: WireType, names: readonly string[] = []): Path[] {
  if (typeof type === 'string') return [{ names, type }];
  if ('map' in type || names.length > 2 * MAX_DEPTH) return [];
  if ('list' in type) return pathsOf(model, type.list, [...names, '#']);
  return Object.entries(model.structures[type.structure]?.members ?? {}).flatMap(([name, member]) =>
    pathsOf(model, member.type, [...names, member.query ?? name]),
  );
}

function changed(names: readonly string[], change: string, child: string): string[] {
  const list = names.indexOf('#');
  if (change === 'cut' && names.length > 1) return names.slice(0, -1);
  if (change === 'child') return [...names, child];
  if (change === 'bare') return names.filter((name) => name !== '#');
  if (change === 'member' && list >= 0) return names.toSpliced(list, 0, 'member');
  if (change === 'rename') return [...names.slice(0, -1), 'Nothing'];
  if (change === 'lower') return names.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  return [...names];
}

function numbered(names: readonly string[], indices: readonly string[]): string {
  let next = 0;
  return names.map((name) => (name === '#' ? indices[next++ % indices.length] : name)).join('.');
}

/** Tells one parameter of a form from the others, as far as its type can; in the form that `leavesOf` gives it. */
function textOf(type: string, index: number): string {
  if (type === 'number') return `${1000 + index}`;
  if (type === 'boolean') return index % 2 === 0 ? 'true' : 'false';
  if (type === 'timestamp') return `2026-01-01T00:00:00.00${index}Z`;
  if (type === 'blob') return Buffer.from(`value ${index}`).toString('base64');
  return `value-${index}`;
}

/** Every scalar of a decoded request. */
export function leavesOf(value: unknown): string[] {
  if (value instanceof Date) return [value.toISOString()];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('base64')];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [String(value)];
}
