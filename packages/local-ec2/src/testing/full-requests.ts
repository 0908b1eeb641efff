import type { ServiceModel, WireType } from '../api/service-model.ts';
import type { Operation } from '../operations/operation.ts';
import type { Fixture } from './request-fixture.ts';
import { FILTER, FRESH, LEAST, OMIT, OWN_VALUES, SCALARS, USUAL, WITHOUT } from './request-values.ts';

export interface FullRequests {
  /** Every member that the operation declares, at every depth. */
  readonly paths: readonly string[];
  readonly requests: readonly object[];
}

/** All members at once, all but each one, and each one with what the model requires. */
export function requestsOf(operation: Operation, model: ServiceModel, { values }: Fixture): FullRequests {
  const paths = new Set<string>();
  let count = 0;
  const own = OWN_VALUES[operation.name] ?? {};
  const known = (path: string, name: string): unknown => {
    const found =
      own[path] ?? own[name] ?? USUAL[path] ?? values[name] ?? values[name.replace(/s$/, '')] ?? USUAL[name];
    count += 1;
    if (found === FILTER) return operation.filters?.find((filter) => !filter.startsWith('tag')) ?? 'tag-key';
    return found === FRESH ? `fresh-${count}` : found;
  };
  const valueFor = (type: WireType, path: string, name: string): unknown => {
    if (typeof type === 'string') return known(path, name) ?? SCALARS[type];
    if ('map' in type) return { commands: ['true'] };
    if ('list' in type) return [valueFor(type.list, path, name)];
    const members = model.structures[type.structure]?.members ?? {};
    const declared = path === '' ? operation.parameters : (operation.members?.[path] ?? Object.keys(members));
    const entries = (declared as readonly string[]).flatMap((member): [string, unknown][] => {
      const inner = path === '' ? member : `${path}.${member}`;
      const memberType = members[member]?.type;
      if (!memberType) throw new Error(`${operation.name} has no ${inner}`);
      paths.add(inner);
      const value = valueFor(memberType, inner, member);
      return value === OMIT || (Array.isArray(value) && value[0] === OMIT) ? [] : [[member, value]];
    });
    return Object.fromEntries(entries);
  };
  const structure = model.operations[operation.name]?.input;
  const required = [
    ...((structure && model.structures[structure]?.required) || []),
    ...(LEAST[operation.name] ?? []),
  ];
  const whole = (): Record<string, unknown> =>
    structure === undefined ? {} : (valueFor({ structure }, '', '') as Record<string, unknown>);
  const only = (names: readonly string[]): object =>
    Object.fromEntries(Object.entries(whole()).filter(([name]) => names.includes(name)));
  const all = Object.keys(whole());
  return {
    paths: [...paths],
    requests: [
      whole(),
      ...all.map((name) => only(all.filter((other) => other !== name))),
      ...all.map((name) => only([...required, name])),
      ...(WITHOUT[operation.name] ?? []).map((names) => only(all.filter((name) => !names.includes(name)))),
    ],
  };
}
