import { isPlainObject } from '@ami-select/core';
import { type Advisory, stringsOf, summaryOf } from '../index/advisory.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { compareVersions, isVersion, sameVersion } from '../requirements/version.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Vulnerabilities of a file of OSV entries: a list of them, `{"vulns": [...]}`, or one; or why it is none. */
export function readOsv(text: string): OsvEntries | { readonly because: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { because: `it is not JSON${whereBroken(error, text)}` };
  }
  const list = isPlainObject(value) ? (value.vulns ?? [value]) : value;
  if (!Array.isArray(list)) return NO_ENTRIES;
  const entries = list.filter(
    (entry): entry is Entry => isPlainObject(entry) && Array.isArray(entry.affected),
  );
  return entries.length < list.length ? NO_ENTRIES : new OsvEntries(entries);
}

const NO_ENTRIES = { because: 'it has no OSV entries' };

/** Nothing of the text, which the message of the parser quotes. */
function whereBroken(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split('\n');
    return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  }
  return message.includes('end of JSON') ? ': it ends too early' : '';
}

/** OSV entries by the projects of PyPI that they affect. */
export class OsvEntries {
  readonly #byProject = new Map<string, { readonly entry: Entry; readonly affected: Entry }[]>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      if (entry.withdrawn) continue;
      for (const affected of (entry.affected as readonly unknown[]).filter(isPlainObject)) {
        const project = isPlainObject(affected.package) ? affected.package : {};
        if (project.ecosystem !== 'PyPI' || typeof project.name !== 'string') continue;
        const key = normalizeName(project.name);
        this.#byProject.set(key, [...(this.#byProject.get(key) ?? []), { entry, affected }]);
      }
    }
  }

  /** The vulnerabilities of one version, by the normalised name of its project. */
  of(key: string, version: string): readonly Advisory[] {
    const found = new Map<string, Advisory>();
    for (const { entry, affected } of this.#byProject.get(key) ?? []) {
      const ranges = rangesOf(affected);
      const isListed = stringsOf(affected.versions).some(
        (one) => isVersion(one) && sameVersion(one, version),
      );
      if (!isListed && !ranges.some((events) => isInside(events, version))) continue;
      const fixedIn = ranges.flatMap((events) =>
        events.filter(([kind]) => kind === 'fixed').map(([, at]) => at),
      );
      const id = String(entry.id);
      const earlier = found.get(id)?.fixedIn ?? [];
      const fixed = [...new Set([...earlier, ...fixedIn])];
      found.set(id, { id, aliases: stringsOf(entry.aliases), summary: summaryOf(entry), fixedIn: fixed });
    }
    return [...found.values()];
  }
}

type Event = readonly [kind: string, version: string];

/** The events of each range of versions, in order; those of commits say nothing of versions. */
function rangesOf({ ranges }: Entry): readonly (readonly Event[])[] {
  if (!Array.isArray(ranges)) return [];
  return ranges.filter(isPlainObject).flatMap(({ type, events }) => {
    if (type === 'GIT' || !Array.isArray(events)) return [];
    const list = events.filter(isPlainObject).flatMap((event) => Object.entries(event));
    return [list.filter((event): event is [string, string] => isVersion(String(event[1])))];
  });
}

function isInside(events: readonly Event[], version: string): boolean {
  const sorted = [...events].sort(([, one], [, other]) => compareVersions(one, other));
  let inside = false;
  for (const [kind, at] of sorted) {
    const order = compareVersions(at, version);
    if (kind === 'introduced' && order <= 0) inside = true;
    if (kind === 'fixed' && order <= 0) inside = false;
    if (kind === 'last_affected' && order < 0) inside = false;
  }
  return inside;
}
