import { normalizeName } from '../requirements/requirement.ts';
import { compareVersions, isVersion, sameVersion } from '../requirements/version.ts';
import { ArchiveError } from '../wheels/archive-error.ts';
import { readHeaders } from '../wheels/core-headers.ts';
import type { Dependency } from '../wheels/dependency.ts';
import { listSome } from '../wheels/list-some.ts';
import { readWheelMetadata, type WheelMetadata } from '../wheels/wheel-metadata.ts';
import { readBuildSystem } from './build-system.ts';
import { layoutProblems, topFolder } from './sdist-layout.ts';
import type { KeptMembers } from './sdist-members.ts';
import { readTar } from './tar-members.ts';
import { readZip } from './zip-members.ts';

/** The findings of a look into a source archive, without unpacking it. */
export interface SdistInspection {
  /** The tools that build it, by its pyproject.toml. */
  readonly requires: readonly Dependency[];
  /** Absent when only the wheel of it will say what it needs. */
  readonly metadata?: WheelMetadata | undefined;
  /** Why it is not the archive that its file name says; each starts with "it" or "its". */
  readonly problems: readonly string[];
}

export interface SdistOwner {
  readonly key: string;
  readonly version: string;
}

/** Whether a name is one of an archive that is read here. */
export function isReadable(filename: string): boolean {
  return /\.(?:tar\.gz|tgz|zip)$/.test(filename);
}

/** From this version on, metadata says which of its fields a build may change (PEP 643). */
const FIRST_WITH_DYNAMIC = '2.2';

const KEPT: KeptMembers = {
  wants: (path) => /^(?:\.\/)?[^/]+\/(?:pyproject\.toml|PKG-INFO)$/.test(path),
  largest: 8 * 1024 * 1024,
};

/** Looks into a source archive: names and kinds of all its members, then pyproject.toml and PKG-INFO. */
export async function inspectSdist(
  { filename, path }: { readonly filename: string; readonly path: string },
  owner: SdistOwner,
): Promise<SdistInspection> {
  try {
    const members = await (filename.endsWith('.zip') ? readZip : readTar)(path, KEPT);
    const problems = [...layoutProblems(members)];
    const contentOf = (name: string): Buffer | undefined => {
      const all = members.filter((member) => member.path.endsWith(`/${name}`) && KEPT.wants(member.path));
      if (all.length > 1) problems.push(`it has two files ${name}`);
      if (all.some(({ kind, content }) => kind !== 'file' || content === undefined))
        problems.push(`its ${name} is not a file of an ordinary size`);
      return all[0]?.content;
    };
    const pyproject = contentOf('pyproject.toml');
    const info = contentOf('PKG-INFO');
    if (topFolder(members) === undefined) return { requires: [], problems };
    if (info !== undefined) problems.push(...ownerProblems(info, owner));
    return { requires: readBuildSystem(pyproject), metadata: staticMetadata(info), problems };
  } catch (error) {
    if (error instanceof ArchiveError) return { requires: [], problems: [error.message] };
    throw error;
  }
}

function ownerProblems(info: Buffer, { key, version }: SdistOwner): readonly string[] {
  const { name, version: found } = readWheelMetadata(info);
  if (normalizeName(name) === key && sameVersion(found, version)) return [];
  return [`its PKG-INFO is of ${listSome([`${name} ${found}`])}`];
}

/** The metadata, where every wheel of the archive has the same dependencies and extras. */
function staticMetadata(info: Buffer | undefined): WheelMetadata | undefined {
  if (info === undefined) return undefined;
  const headers = readHeaders(info.toString('utf8'));
  const [format = ''] = headers.get('metadata-version') ?? [];
  if (!isVersion(format) || compareVersions(format, FIRST_WITH_DYNAMIC) < 0) return undefined;
  const dynamic = (headers.get('dynamic') ?? []).map((field) => field.toLowerCase());
  const isOpen = ['requires-dist', 'provides-extra', 'requires-python'].some((field) =>
    dynamic.includes(field),
  );
  return isOpen ? undefined : readWheelMetadata(info);
}
