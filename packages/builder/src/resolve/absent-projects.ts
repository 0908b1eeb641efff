import type { PackageIndex, Project } from '../index/package-index.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { isLocal } from './local-wheels.ts';
import type { IndexPlace } from './missing-tools.ts';

/** Names in the message. */
const MOST_NAMED = 3;

interface Looked {
  readonly index: Pick<PackageIndex, 'name' | 'serving'>;
  /** By normalised name. */
  readonly projects: ReadonlyMap<string, Project>;
  /** Where the build names its index. */
  readonly place?: IndexPlace | undefined;
}

/**
 * One problem for an index that has none of several projects: its address is wrong, not each of their lines. What the
 * build looks for beside its locks, uv and pip, counts where an address has not even that.
 * @throws BuilderError `NO_WHEEL`
 */
export function assertHasProjects(locks: readonly Lock[], { index, projects, place }: Looked): void {
  if (index.serving !== undefined) return;
  const wanted = locks.flatMap(({ requirements }) => requirements).filter((one) => !isLocal(one));
  const locked = new Map(wanted.map(({ key, name }) => [key, name]));
  const isKnown = (key: string): boolean => (projects.get(key)?.files.length ?? 0) > 0;
  if (locked.size === 0 || [...locked.keys()].some(isKnown)) return;
  const isEmpty = isAddress(place) && ![...projects.keys()].some(isKnown);
  const all = new Map([...projects.keys()].map((key) => [key, locked.get(key) ?? key]));
  const names = [...(isEmpty ? all : locked).values()];
  if (names.length < 2) return;
  const some = names.slice(0, MOST_NAMED);
  const such = names.length > MOST_NAMED ? `, such as ${some.join(', ')}` : `: ${some.join(', ')}`;
  const looked = isEmpty ? 'projects that were looked up' : 'projects of the locks';
  const form = isAddress(place) ? 'the address of a simple index that has them' : 'an index that has them';
  const message = `${index.name} is not valid because it has none of the ${names.length} ${looked}${such}; expected ${form}, such as https://pypi.org/simple/`;
  throwProblems('The index does not fit', [{ code: 'NO_WHEEL', message, ...fieldOf(place) }]);
}

function isAddress(place: IndexPlace | undefined): boolean {
  return place !== undefined && place.index === undefined;
}

function fieldOf(place: IndexPlace | undefined): Pick<Problem, 'field' | 'file' | 'line'> {
  if (place?.index !== undefined) return { field: 'build.index' };
  if (place?.indexUrlLine !== undefined) return { ...place.indexUrlLine, field: '--index-url' };
  return place?.indexUrl === undefined ? {} : { field: 'build.index-url' };
}
