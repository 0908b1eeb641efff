import { ApiError } from '../api/api-error.ts';
import type { ServiceModel, WireMember, WireType } from '../api/service-model.ts';
import type { EmptyTexts } from './empty-text.ts';
import { SIGNATURE_V4_MEMBERS } from './form.ts';
import { type FormNode, formTree, givenTwice, nameOf, unknownParameter } from './form-tree.ts';
import { kindOfNumber } from './number-kind.ts';
import { parseScalar } from './scalar.ts';
import { SIGNATURE_V2_MEMBERS } from './signature-v2.ts';

/** Members of a request that describe the request itself rather than its operation. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'Action',
  'Version',
  ...SIGNATURE_V2_MEMBERS,
  ...SIGNATURE_V4_MEMBERS,
]);

export interface QueryService {
  readonly model: ServiceModel;
  readonly emptyTexts: EmptyTexts;
  /** Code of the service for a malformed scalar. */
  readonly malformed: string;
}

/**
 * Decodes the form of a query request into the shape that the SDK sent. Nothing is dropped: a parameter is in the
 * result, is named by the error, or is an empty text that says nothing.
 *
 * Inferred: older clients write a list of one as a scalar (`InstanceId=i-1`), and a scalar as a list of one
 * (`InstanceId.1=i-1`). Indices have gaps and may start at 0: boto 2 counts network interfaces so, and fog block devices.
 *
 * @throws ApiError `UnknownParameter` for a name outside of the model, `InvalidQueryParameter` for what is given in two
 * ways, `InvalidParameterValue` or the service's own code for a malformed scalar, `ValidationError` for an empty text that STS refuses.
 */
export function decodeQuery(
  form: URLSearchParams,
  service: QueryService,
  structure: string | undefined,
): object {
  const root = formTree([...form].filter(([name]) => !ENVELOPE.has(name)));
  return decodeStructure(root, structure, '', service) ?? {};
}

/** Undefined when nothing remains of it. */
function decodeStructure(
  node: FormNode,
  structure: string | undefined,
  path: string,
  service: QueryService,
): object | undefined {
  if (node.value !== undefined) throw unknownParameter(node, path, `: it has members, as in ${path}.Member`);
  const members: Readonly<Record<string, WireMember>> =
    service.model.structures[structure ?? '']?.members ?? {};
  const result: Record<string, unknown> = {};
  let known = 0;
  for (const name in members) {
    const member = members[name];
    const key = member?.query ?? name;
    const child = node.children.get(key);
    if (!child || !member) continue;
    known += 1;
    const place = { path: path === '' ? key : `${path}.${key}`, structure, name };
    const value = decodeMember(child, member.type, place, service);
    if (value !== undefined) result[name] = value;
  }
  if (known < node.children.size) throw unknownMember(node, members, path);
  return Object.keys(result).length === 0 ? undefined : result;
}

function unknownMember(
  { children }: FormNode,
  members: Readonly<Record<string, WireMember>>,
  path: string,
): ApiError {
  const known = new Set(Object.entries(members).map(([name, { query }]) => query ?? name));
  const [key, node] = [...children].find(([name]) => !known.has(name)) ?? ['', formTree([])];
  return unknownParameter(node, path === '' ? key : `${path}.${key}`);
}

interface Place {
  readonly path: string;
  readonly structure: string | undefined;
  readonly name: string;
}

function decodeMember(node: FormNode, type: WireType, place: Place, service: QueryService): unknown {
  const { path, structure, name } = place;
  if (typeof type === 'string') {
    const text = textOf(node, path);
    const member = `${structure}.${name}`;
    if (text === '' && !service.emptyTexts.isValue(member, path)) return undefined;
    return parseScalar(text, type, { path, number: kindOfNumber(member), malformed: service.malformed });
  }
  if ('structure' in type) return decodeStructure(node, type.structure, path, service);
  if ('map' in type) throw unknownParameter(node, path, ': a form has no maps');
  const items = decodeList(node, type.list, path, service);
  return items.length === 0 ? undefined : items;
}

/** The value of a scalar, or that of the list of one that it is written as. */
function textOf(node: FormNode, path: string): string {
  const { value, children } = node;
  const only = children.size === 1 ? children.get('1') : undefined;
  if (value !== undefined && children.size === 0) return value;
  if (value !== undefined) throw givenTwice(path, nameOf({ children }, path));
  if (only?.value !== undefined && only.children.size === 0) return only.value;
  throw unknownParameter(unlikeList(node), path, `: ${path} has one value`);
}

/** The part that is wrong, when the first one alone would be right. */
function unlikeList({ children }: FormNode): FormNode {
  const [first, ...others] = children;
  return { children: new Map(first?.[0] === '1' && others.length > 0 ? others : children) };
}

function decodeList(node: FormNode, type: WireType, path: string, service: QueryService): unknown[] {
  const { value, children } = node;
  if (value !== undefined && children.size > 0) throw givenTwice(path, nameOf({ children }, path));
  if (value === '' && service.emptyTexts.isEmptyList) return [];
  if (value !== undefined) return [decodeItem(node, type, path, service)];
  const member = children.get('member');
  if (!member) return decodeItems(node, type, path, service);
  for (const [key, other] of children) {
    if (key === 'member') continue;
    throw givenTwice(nameOf(member, `${path}.member`), nameOf(other, `${path}.${key}`));
  }
  return decodeItems(member, type, `${path}.member`, service);
}

/** At most so many digits: more of them name no item of any list. */
const INDEX = /^\d{1,9}$/;

function decodeItems(node: FormNode, type: WireType, path: string, service: QueryService): unknown[] {
  if (node.value !== undefined) throw unknownParameter(node, path);
  const numbered = [...node.children].map(([index, item]) => {
    if (!INDEX.test(index)) throw unknownParameter(item, `${path}.${index}`, `: ${path} is a list`);
    return { index, number: Number(index), item };
  });
  numbered.sort((a, b) => a.number - b.number);
  return numbered.map(({ index, number, item }, position) => {
    const before = numbered[position - 1];
    if (before?.number === number)
      throw givenTwice(nameOf(before.item, `${path}.${before.index}`), nameOf(item, `${path}.${index}`));
    return decodeItem(item, type, `${path}.${index}`, service);
  });
}

/** An item is there even if it is the empty text, or a structure of which nothing remains. */
function decodeItem(node: FormNode, type: WireType, path: string, service: QueryService): unknown {
  if (typeof type !== 'string') {
    if ('structure' in type) return decodeStructure(node, type.structure, path, service) ?? {};
    throw new ApiError('UnknownParameter', `The parameter ${path} is not recognized`);
  }
  if (node.value === undefined || node.children.size > 0)
    throw unknownParameter({ children: node.children }, path, `: ${path} has one value`);
  return parseScalar(node.value, type, { path, number: 'integer', malformed: service.malformed });
}
