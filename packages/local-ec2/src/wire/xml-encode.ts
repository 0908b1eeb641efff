import type { ServiceModel, WireMember, WireType } from './service-model.ts';

/** Writes the members of an output structure as XML elements, in the model's order. */
export function encodeXml(value: object, model: ServiceModel, structure: string | undefined): string {
  if (!structure) return '';
  return encodeStructure(value as Readonly<Record<string, unknown>>, model, structure);
}

function encodeStructure(
  value: Readonly<Record<string, unknown>>,
  model: ServiceModel,
  structure: string,
): string {
  const members: Readonly<Record<string, WireMember>> = model.structures[structure]?.members ?? {};
  let xml = '';
  for (const name in members) {
    const member = members[name];
    const item = value[name];
    if (!member || item === undefined || item === null) continue;
    const element = member.xml ?? name;
    xml += `<${element}>${encodeValue(item, member.type, model)}</${element}>`;
  }
  return xml;
}

function encodeValue(value: unknown, type: WireType, model: ServiceModel): string {
  if (typeof type === 'string') return encodeScalar(value);
  if ('structure' in type) return encodeStructure(value as Record<string, unknown>, model, type.structure);
  if ('list' in type) return encodeList(value as readonly unknown[], type.list, type.item, model);
  return Object.entries(value as object)
    .map(
      ([key, item]) =>
        `<entry><key>${escapeXml(key)}</key><value>${encodeValue(item, type.map, model)}</value></entry>`,
    )
    .join('');
}

function encodeList(values: readonly unknown[], type: WireType, item: string, model: ServiceModel): string {
  let xml = '';
  for (const value of values) xml += `<${item}>${encodeValue(value, type, model)}</${item}>`;
  return xml;
}

function encodeScalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'string' ? escapeXml(value) : String(value);
}

const SPECIAL = /[&<>"\r]/g;
const HAS_SPECIAL = /[&<>"\r]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

export function escapeXml(text: string): string {
  return HAS_SPECIAL.test(text)
    ? text.replace(SPECIAL, (character) => ENTITIES[character] ?? character)
    : text;
}
