import { SomeNames } from './list-some.ts';

const PLACES = ['data', 'headers', 'platlib', 'purelib', 'scripts'] as const;

const IN_DATA = /^[^/]*\.data(?:\/|$)/;

/** What is wrong in one folder named `.data`, or would be if it is not the wheel's. */
interface Folder {
  readonly homeless: SomeNames;
  readonly nested: SomeNames;
  readonly files: SomeNames;
}

/** A wheel has one; of a hostile one, the files of all others are foreign. */
const MOST_FOLDERS = 100;

/** Gathers why installers refuse what a wheel has in folders named `.data`, or put it into different places. */
export class DataProblems {
  readonly #folders = new Map<string, Folder>();
  readonly #others = new SomeNames();

  add(path: string): void {
    if (!IN_DATA.test(path)) return;
    const [top = '', place = '', ...rest] = path.split('/');
    const folder = this.#folderOf(top);
    if (!path.endsWith('/')) (folder?.files ?? this.#others).add(path);
    if (!PLACES.some((known) => known === place) || rest.length === 0) {
      if (path !== `${top}/`) folder?.homeless.add(path);
    } else if (place === 'scripts' && rest.length > 1) folder?.nested.add(path);
  }

  /** @param folder the .dist-info folder */
  list(folder: string): readonly string[] {
    const own = `${folder.slice(0, -'.dist-info'.length)}.data`;
    const { homeless, nested } = this.#folders.get(own) ?? {};
    const foreign = new SomeNames();
    for (const [top, { files }] of this.#folders) if (top !== own) foreign.addAll(files);
    foreign.addAll(this.#others);
    const expected = `data, headers, platlib, purelib or scripts in ${own}`;
    return [
      ...found('in no place of an installation', homeless, expected),
      ...found('in the .data folder of another wheel', foreign, expected),
      ...found('in folders of scripts', nested, `programs alone in ${own}/scripts`),
    ];
  }

  #folderOf(top: string): Folder | undefined {
    const known = this.#folders.get(top);
    if (known !== undefined || this.#folders.size >= MOST_FOLDERS) return known;
    const folder = { homeless: new SomeNames(), nested: new SomeNames(), files: new SomeNames() };
    this.#folders.set(top, folder);
    return folder;
  }
}

function found(where: string, paths: SomeNames | undefined, expected: string): readonly string[] {
  if (paths === undefined || paths.count === 0) return [];
  return [`it has files ${where}: ${paths}; expected ${expected}`];
}
