import type { ServiceModel, WireMember, WireType } from '../api/service-model.ts';

/**
 * Writes the members of an output structure as XML elements: those of one value first, then structures and lists, each
 * in the model's order. Inferred: clients that read XML as it comes (boto 2) take the end of an item in a list that
 * they do not know for the end of their own, and lose what follows it.
 */
export type XmlEncoder = (value: object, structure: string | undefined) => string;

/**
 * Writes frozen structures once and keeps their text as long as they live: an unchanged list of images
 * costs little more than its bytes.
 */
export function createXmlEncoder(model: ServiceModel): XmlEncoder {
  const encoding: Encoding = { model, kept: new WeakMap() };
  return (value, structure) =>
    structure === undefined ? '' : encodeStructure(value as Structure, structure, encoding);
}

type Structure = Readonly<Record<string, unknown>>;

interface Encoding {
  readonly model: ServiceModel;
  /** Text of frozen structures. */
  readonly kept: WeakMap<object, string>;
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

function encodeStructure(value: Structure, structure: string, encoding: Encoding): string {
  const members: Readonly<Record<string, WireMember>> = encoding.model.structures[structure]?.members ?? {};
  let values = '';
  let nested = '';
  for (const name in members) {
    const member = members[name];
    const item = value[name];
    if (!member || item === undefined || item === null) continue;
    const element = member.xml ?? name;
    const xml = `<${element}>${encodeValue(item, member.type, encoding)}</${element}>`;
    if (typeof member.type === 'string') values += xml;
    else nested += xml;
  }
  return values + nested;
}

function encodeValue(value: unknown, type: WireType, encoding: Encoding): string {
  if (typeof type === 'string') return encodeScalar(value);
  if ('structure' in type) return encodeKept(value as Structure, type.structure, encoding);
  if ('list' in type) return encodeList(value as readonly unknown[], type.list, type.item, encoding);
  return Object.entries(value as object)
    .map(
      ([key, item]) =>
        `<entry><key>${escapeXml(key)}</key><value>${encodeValue(item, type.map, encoding)}</value></entry>`,
    )
    .join('');
}

function encodeKept(value: Structure, structure: string, encoding: Encoding): string {
  if (!Object.isFrozen(value)) return encodeStructure(value, structure, encoding);
  const known = encoding.kept.get(value);
  if (known !== undefined) return known;
  const text = flat(encodeStructure(value, structure, encoding));
  encoding.kept.set(value, text);
  return text;
}

/** One piece of memory instead of the hundred that it was put together from. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function encodeList(values: readonly unknown[], type: WireType, item: string, encoding: Encoding): string {
  let xml = '';
  for (const value of values) xml += `<${item}>${encodeValue(value, type, encoding)}</${item}>`;
  return xml;
}

function encodeScalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'string' ? escapeXml(value) : String(value);
}
