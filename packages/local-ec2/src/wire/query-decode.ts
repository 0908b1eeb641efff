import { ApiError } from '../api/api-error.ts';
import type { ServiceModel, WireMember, WireType } from '../api/service-model.ts';
import { parseScalar } from './scalar.ts';
import { SIGNATURE_V2_MEMBERS } from './signature-v2.ts';

/** A form body as a tree: `Filter.1.Name=x` is Filter -> 1 -> Name. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

/** Members of a request that describe the request itself rather than its operation. */
const ENVELOPE: ReadonlySet<string> = new Set(['Action', 'Version', ...SIGNATURE_V2_MEMBERS]);

/**
 * Decodes the form body of a query request into the shape that the SDK sent.
 * @throws ApiError `UnknownParameter` for a key outside the model, `InvalidParameterValue` for a malformed scalar.
 */
export function decodeQuery(
  parameters: URLSearchParams,
  model: ServiceModel,
  structure: string | undefined,
): object {
  const root = treeOf(parameters);
  return decodeStructure(root, model, structure, '');
}

function treeOf(parameters: URLSearchParams): Node {
  const root: Node = { children: new Map() };
  for (const [key, value] of parameters) {
    if (ENVELOPE.has(key) || key.startsWith('X-Amz-')) continue;
    let node = root;
    for (const part of key.split('.')) node = childOf(node, part);
    node.value = value;
  }
  return root;
}

function childOf(node: Node, part: string): Node {
  const known = node.children.get(part);
  if (known) return known;
  const child: Node = { children: new Map() };
  node.children.set(part, child);
  return child;
}

function decodeStructure(
  node: Node,
  model: ServiceModel,
  structure: string | undefined,
  path: string,
): object {
  const members: Readonly<Record<string, WireMember>> = structure
    ? (model.structures[structure]?.members ?? {})
    : {};
  const rest = new Set(node.children.keys());
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const key = member.query ?? name;
    const child = node.children.get(key);
    if (!child) continue;
    rest.delete(key);
    result[name] = decodeValue(child, member.type, model, path + key);
  }
  for (const key of rest) {
    throw new ApiError('UnknownParameter', `The parameter ${path}${key} is not recognized`);
  }
  return result;
}

function decodeValue(node: Node, type: WireType, model: ServiceModel, path: string): unknown {
  if (typeof type === 'string') return parseScalar(node.value ?? '', type, path);
  if ('structure' in type) return decodeStructure(node, model, type.structure, `${path}.`);
  if ('list' in type) return decodeList(node, type.list, model, path);
  throw new ApiError('InvalidParameterValue', `The parameter ${path} cannot be a map`);
}

function decodeList(node: Node, type: WireType, model: ServiceModel, path: string): unknown[] {
  const items = node.children.get('member') ?? node;
  const numbered = [...items.children].sort(([a], [b]) => Number(a) - Number(b));
  return numbered.map(([index, child]) => {
    if (!/^\d+$/.test(index))
      throw new ApiError('UnknownParameter', `The parameter ${path}.${index} is not recognized`);
    return decodeValue(child, type, model, `${path}.${index}`);
  });
}
