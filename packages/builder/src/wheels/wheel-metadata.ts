import { type Marker, usesExtra } from '../requirements/marker.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { readZipEntry } from './read-zip.ts';

/** One `Requires-Dist` of a wheel. */
export interface Dependency {
  readonly name: string;
  readonly key: string;
  /** Such as `>=0.3,<1`; empty for any version. */
  readonly specifiers: string;
  readonly marker?: Marker | undefined;
}

export interface WheelMetadata {
  readonly requiresPython?: string | undefined;
  /** Without those of extras. */
  readonly dependencies: readonly Dependency[];
}

/** Reads the METADATA of a wheel. @throws RangeError when it is not a wheel. */
export function readWheelMetadata(wheel: Uint8Array): WheelMetadata {
  const entry = readZipEntry(wheel, (path) => /^[^/]+\.dist-info\/METADATA$/.test(path));
  if (entry === undefined) throw new RangeError('it has no METADATA file');
  const [headers = ''] = entry.toString('utf8').split(/\r?\n\r?\n/, 1);
  const lines = headers.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const values = (name: string): readonly string[] => {
    return lines
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim());
  };
  const [requiresPython] = values('requires-python');
  return {
    dependencies: values('requires-dist').flatMap(readDependency),
    requiresPython: requiresPython || undefined,
  };
}

const DEPENDENCY =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*\(?([^();@]*)\)?\s*(?:@[^;]*)?(?:;(.*))?$/s;

function readDependency(text: string): readonly Dependency[] {
  const [, name, specifiers = '', markerText] = DEPENDENCY.exec(text) ?? [];
  if (name === undefined) throw new RangeError(`its dependency "${text}" is not valid`);
  const dependency = { name, key: normalizeName(name), specifiers: specifiers.trim() };
  if (markerText === undefined) return [dependency];
  const marker = parseMarker(markerText);
  if ('problem' in marker) throw new RangeError(`its dependency "${text}" is not valid: ${marker.problem}`);
  return usesExtra(marker) ? [] : [{ ...dependency, marker }];
}
