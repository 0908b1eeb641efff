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
 * One problem for an index that has none of several projects: its address is wrong, not each of their lines.
 * @throws BuilderError `NO_WHEEL`
 */
export function assertHasProjects(locks: readonly Lock[], { index, projects, place }: Looked): void {
  const wanted = locks.flatMap(({ requirements }) => requirements).filter((one) => !isLocal(one));
  const names = [...new Map(wanted.map(({ key, name }) => [key, name])).entries()];
  const isKnown = names.some(([key]) => (projects.get(key)?.files.length ?? 0) > 0);
  if (index.serving !== undefined || names.length < 2 || isKnown) return;
  const some = names.slice(0, MOST_NAMED).map(([, name]) => name);
  const such = names.length > MOST_NAMED ? `, such as ${some.join(', ')}` : `: ${some.join(', ')}`;
  const message = `${index.name} is not valid because it has none of the ${names.length} projects of the locks${such}; expected an index that has them, such as https://pypi.org/simple/`;
  throwProblems('The index does not fit', [{ code: 'NO_WHEEL', message, ...fieldOf(place) }]);
}

function fieldOf(place: IndexPlace | undefined): Pick<Problem, 'field'> {
  if (place?.index !== undefined) return { field: 'build.index' };
  return place?.indexUrl === undefined ? {} : { field: 'build.index-url' };
}
