import { SomeNames } from './list-some.ts';
import type { ZipMembers } from './zip-directory.ts';

const PLACES = ['data', 'headers', 'platlib', 'purelib', 'scripts'] as const;

/**
 * Why installers refuse what a wheel has in folders named `.data`, or put it into different places.
 * @param folder the .dist-info folder
 */
export function dataProblems(members: ZipMembers, folder: string): readonly string[] {
  const own = `${folder.slice(0, -'.dist-info'.length)}.data`;
  const homeless = new SomeNames();
  const foreign = new SomeNames();
  const nested = new SomeNames();
  for (const { path } of members) {
    const [top = '', place = '', ...rest] = path.split('/');
    if (!top.endsWith('.data')) continue;
    const isFolder = path.endsWith('/');
    if (top !== own) {
      if (!isFolder) foreign.add(path);
    } else if (!PLACES.some((known) => known === place) || rest.length === 0) {
      if (path !== `${own}/`) homeless.add(path);
    } else if (place === 'scripts' && rest.length > 1) nested.add(path);
  }
  const expected = `data, headers, platlib, purelib or scripts in ${own}`;
  return [
    ...found('in no place of an installation', homeless, expected),
    ...found('in the .data folder of another wheel', foreign, expected),
    ...found('in folders of scripts', nested, `programs alone in ${own}/scripts`),
  ];
}

function found(where: string, paths: SomeNames, expected: string): readonly string[] {
  return paths.count === 0 ? [] : [`it has files ${where}: ${paths}; expected ${expected}`];
}
