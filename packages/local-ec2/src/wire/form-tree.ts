import { ApiError } from '../api/api-error.ts';

/** One name of a form: `Filter.1.Name=x` is Filter -> 1 -> Name, which has the value. */
export interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

export function formTree(form: Iterable<readonly [name: string, value: string]>): FormNode {
  const root = emptyNode();
  for (const [name, value] of form) {
    let node = root;
    for (const part of name.split('.')) node = childOf(node, part);
    node.value = value;
  }
  return root;
}

/**
 * A refusal of what stands below `path`, by the whole name of its first parameter.
 * @param why What `path` takes instead.
 */
export function unknownParameter(node: FormNode, path: string, why = ''): ApiError {
  const names = [path];
  let inner = node;
  while (inner.value === undefined) {
    const [next] = inner.children;
    if (!next) break;
    names.push(next[0]);
    inner = next[1];
  }
  return new ApiError('UnknownParameter', `The parameter ${names.join('.')} is not recognized${why}`);
}

/** Two readers of such a form could see two different calls. */
export function givenTwice(first: string, second: string): ApiError {
  return new ApiError('InvalidQueryParameter', `The parameter ${first} is also given as ${second}.`);
}

function emptyNode(): FormNode {
  return { children: new Map() };
}

function childOf(node: FormNode, part: string): FormNode {
  const known = node.children.get(part);
  if (known) return known;
  const child = emptyNode();
  node.children.set(part, child);
  return child;
}
