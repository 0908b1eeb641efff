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
 * A refusal of what stands at or below `path`, by the whole name of its first parameter.
 * @param why What `path` takes instead.
 */
export function unknownParameter(node: FormNode, path: string, why = ''): ApiError {
  return new ApiError('UnknownParameter', `The parameter ${nameOf(node, path)} is not recognized${why}`);
}

/** Two readers of such a form could see two different calls. */
export function givenTwice(first: string, second: string): ApiError {
  return new ApiError(
    'InvalidQueryParameter',
    `The parameters ${first} and ${second} give the same thing twice.`,
  );
}

/** Whole name of the first parameter at or below a node. */
export function nameOf(node: FormNode, path: string): string {
  const names = [path];
  let inner = node;
  while (inner.value === undefined) {
    const [next] = inner.children;
    if (!next) break;
    names.push(next[0]);
    inner = next[1];
  }
  return names.join('.');
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
