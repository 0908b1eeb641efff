import type { Build } from '../definition/build.ts';
import { interpreterOf } from '../definition/interpreter.ts';
import { FOLDERS } from '../machine/layout.ts';
import { normalizeName, type Requirement } from '../requirements/requirement.ts';
import { buildSdistsScript } from './build-sdists-script.ts';
import type { BuildFiles } from './check.ts';

/**
 * The script that builds source archives, on the first machine of each platform, for a plan: which of them are built, of
 * which bytes and with which tools is known once the index was asked, so that words stand in the place of hashes.
 */
export function plannedSdists(
  { allowSdist = [], pythons, installer }: Build,
  { locks }: Pick<BuildFiles, 'locks'>,
): { readonly names: readonly string[]; readonly script: string } | undefined {
  const allowed = new Set(allowSdist.map(normalizeName));
  const builds = locks.flatMap(({ environment, requirements }) =>
    requirements
      .filter(({ key }) => allowed.has(key))
      .map(({ name, version }: Requirement) => ({
        key: `${environment.name}-${name}-${version}`,
        interpreter: interpreterOf(environment),
        sdist: `${FOLDERS.wheels}/SHA256/${name}-${version}.tar.gz`,
        tools: [`${FOLDERS.wheels}/SHA256/TOOL.whl`],
      })),
  );
  if (builds.length === 0) return undefined;
  return { names: allowSdist, script: buildSdistsScript(builds, { pythons, installer }) };
}
