import { isPlainObject } from '@ami-select/core';
import { parse, TomlError } from 'smol-toml';
import { ArchiveError } from '../wheels/archive-error.ts';
import { type Dependency, readDependency } from '../wheels/dependency.ts';

/** The tool of a project without `build-system` (PEP 518), in the version that pip and uv take. */
const LEGACY = ['setuptools>=40.8.0'];

/** Tables and lists in each other. */
const DEEPEST = 50;

/** No real project needs more to be built. */
const MOST_REQUIREMENTS = 200;

/**
 * The tools that build a project, by `[build-system]` of its pyproject.toml; setuptools for a project without one.
 * @throws ArchiveError for one that cannot be read
 */
export function readBuildSystem(pyproject: Buffer | undefined): readonly Dependency[] {
  return requiresOf(pyproject).map((text) => {
    const dependency = readDependency(text);
    if ('problem' in dependency)
      throw unreadable(`a requirement in build-system.requires cannot be read: ${dependency.problem}`);
    if (/^[^;]*@/.test(text))
      throw unreadable(`${dependency.name} in build-system.requires comes from an address`);
    return dependency;
  });
}

function requiresOf(pyproject: Buffer | undefined): readonly string[] {
  if (pyproject === undefined) return LEGACY;
  const table = parseToml(pyproject)['build-system'];
  if (table === undefined) return LEGACY;
  if (!isPlainObject(table)) throw unreadable('build-system is not a table');
  const { requires } = table;
  if (!Array.isArray(requires) || !requires.every((one) => typeof one === 'string'))
    throw unreadable('build-system.requires is not a list of strings');
  if (requires.length > MOST_REQUIREMENTS)
    throw unreadable(`build-system.requires has more than ${MOST_REQUIREMENTS} requirements`);
  return requires;
}

/** The parser's own words quote the file, which may be anything. */
function parseToml(content: Buffer): Readonly<Record<string, unknown>> {
  try {
    return parse(content.toString('utf8'), { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw unreadable(`it is not valid TOML in line ${error.line}`);
  }
}

function unreadable(because: string): ArchiveError {
  return new ArchiveError(`its pyproject.toml cannot be used because ${because}`);
}
