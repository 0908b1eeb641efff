import { listSome } from './list-some.ts';
import type { ZipMember } from './zip-directory.ts';

const PLACES = ['data', 'headers', 'platlib', 'purelib', 'scripts'] as const;

/**
 * Why installers refuse what a wheel has in folders named `.data`, or put it into different places.
 * @param folder the .dist-info folder
 */
export function dataProblems(members: readonly ZipMember[], folder: string): readonly string[] {
  const own = `${folder.slice(0, -'.dist-info'.length)}.data`;
  const homeless: string[] = [];
  const foreign: string[] = [];
  const nested: string[] = [];
  for (const { path } of members) {
    const [top = '', place = '', ...rest] = path.split('/');
    if (!top.endsWith('.data')) continue;
    const isFolder = path.endsWith('/');
    if (top !== own) {
      if (!isFolder) foreign.push(path);
    } else if (!PLACES.some((known) => known === place) || rest.length === 0) {
      if (path !== `${own}/`) homeless.push(path);
    } else if (place === 'scripts' && rest.length > 1) nested.push(path);
  }
  const expected = `data, headers, platlib, purelib or scripts in ${own}`;
  return [
    ...found('in no place of an installation', homeless, expected),
    ...found('in the .data folder of another wheel', foreign, expected),
    ...found('in folders of scripts', nested, `programs alone in ${own}/scripts`),
  ];
}

function found(where: string, paths: readonly string[], expected: string): readonly string[] {
  return paths.length === 0 ? [] : [`it has files ${where}: ${listSome(paths)}; expected ${expected}`];
}
