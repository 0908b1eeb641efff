import fc from 'fast-check';
import type { ServiceModel, WireType } from '../api/service-model.ts';

/** What stands in the place of a right value. */
const WRONG: readonly unknown[] = [
  null,
  7,
  true,
  'text',
  [],
  {},
  ['item'],
  [null],
  { Nothing: 1 },
  { Name: { Name: [] } },
  JSON.parse('{ "__proto__": 1 }'),
];

/** JSON bodies of an operation: members of its model, and wrong values in the place of some. */
export function randomBodies(model: ServiceModel, operation: string): fc.Arbitrary<unknown> {
  return bodiesOf(model, { structure: model.operations[operation]?.input ?? '' });
}

function bodiesOf(model: ServiceModel, type: WireType): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 15, arbitrary: rightBodies(model, type) },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG) },
  );
}

function rightBodies(model: ServiceModel, type: WireType): fc.Arbitrary<unknown> {
  if (type === 'string') return fc.nat({ max: 999 }).map((number) => `value-${number}`);
  if (type === 'boolean') return fc.boolean();
  if (typeof type === 'string') return fc.nat({ max: 999 });
  if ('list' in type) return fc.array(bodiesOf(model, type.list), { maxLength: 2 });
  if ('map' in type)
    return fc.dictionary(fc.constantFrom('commands', '__proto__', ''), bodiesOf(model, type.map));
  const members = Object.entries(model.structures[type.structure]?.members ?? {});
  const bodies = members.map(([name, member]) => [name, bodiesOf(model, member.type)] as const);
  return fc.record<Record<string, unknown>>(Object.fromEntries(bodies), { requiredKeys: [] });
}
