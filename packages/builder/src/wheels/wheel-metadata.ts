import { isUtf8 } from 'node:buffer';
import { countMore } from '../report/shorten.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { readHeaders } from './core-headers.ts';
import { declaredLicence } from './declared-licence.ts';
import { type Dependency, readDependency } from './dependency.ts';
import { listSome } from './list-some.ts';

/** What the METADATA of a wheel says. */
export interface WheelMetadata {
  readonly name: string;
  readonly version: string;
  readonly requiresPython?: string | undefined;
  /** As `declaredLicence` finds it; empty when none is declared. */
  readonly licence: string;
  /** Also those that only an extra needs. */
  readonly dependencies: readonly Dependency[];
  /** The extras that it offers, by their normalised names. */
  readonly extras: ReadonlySet<string>;
  /** Dependencies that cannot be read, each with the reason. */
  readonly unreadable: readonly { readonly text: string; readonly because: string }[];
  /** Why pip does not install it, and uv does; each starts with "its". */
  readonly refusedByPip: readonly string[];
}

/** The largest real METADATA names some thousand. */
const MOST_DEPENDENCIES = 5_000;

/** Reads a METADATA file, from a wheel or from beside it. */
export function readWheelMetadata(content: Uint8Array): WheelMetadata {
  const headers = readHeaders(Buffer.from(content).toString('utf8'));
  const first = (name: string): string => headers.get(name)?.[0]?.trim() ?? '';
  const dependencies: Dependency[] = [];
  const unreadable: { readonly text: string; readonly because: string }[] = [];
  const refused: string[] = [];
  const texts = headers.get('requires-dist') ?? [];
  const more = texts.length - MOST_DEPENDENCIES;
  if (more > 0) unreadable.push({ text: countMore(more), because: `it has more than ${MOST_DEPENDENCIES}` });
  for (const value of texts.slice(0, MOST_DEPENDENCIES)) {
    const text = value.replaceAll('\n', ' ');
    const dependency = readDependency(text);
    if ('problem' in dependency) unreadable.push({ text, because: dependency.problem });
    else dependencies.push(dependency);
    if (text !== value) refused.push(`its Requires-Dist ${listSome([text])} goes over several lines`);
  }
  for (const { text, because } of unreadable)
    refused.push(`its Requires-Dist ${listSome([text])} cannot be read: ${because}`);
  return {
    name: first('name'),
    version: first('version'),
    requiresPython: first('requires-python') || undefined,
    licence: declaredLicence(headers),
    dependencies,
    extras: new Set((headers.get('provides-extra') ?? []).map(normalizeName)),
    unreadable,
    refusedByPip: [...(isUtf8(content) ? [] : ['its METADATA is not UTF-8']), ...refused],
  };
}
