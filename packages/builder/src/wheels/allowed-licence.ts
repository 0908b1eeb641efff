import parse, { type Info } from 'spdx-expression-parse';

/** Whether a declared licence is one of the allowed ones, which are SPDX identifiers or names as METADATA has them. */
export function isAllowedLicence(declared: string, allowed: readonly string[]): boolean {
  const words = new Set(allowed.map((one) => one.toLowerCase()));
  if (words.has(declared.toLowerCase())) return true;
  const tree = treeOf(declared);
  if (tree !== undefined) return isAllowed(tree, words);
  const parts = declared.split(' AND ');
  return parts.length > 1 && parts.every((part) => isAllowedLicence(part, allowed));
}

function isAllowed(tree: Info, words: ReadonlySet<string>): boolean {
  if ('conjunction' in tree) {
    const sides = [tree.left, tree.right].map((side) => isAllowed(side, words));
    return tree.conjunction === 'and' ? sides.every(Boolean) : sides.some(Boolean);
  }
  const { license, plus, exception } = tree;
  const name = `${license}${plus ? '+' : ''}${exception === undefined ? '' : ` WITH ${exception}`}`;
  return words.has(name.toLowerCase());
}

function treeOf(text: string): Info | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
