import { keyOf, type StoredWheel } from '../fetch/stored-wheel.ts';
import type { InstalledPackage, Verified } from '../phases/verify.ts';
import { normalizeName } from '../requirements/requirement.ts';

/** A wheel that a machine built of a source archive. */
export interface BuiltWheel {
  /** Of the wheel. */
  readonly sha256: string;
  readonly filename: string;
  readonly from: { readonly filename: string; readonly sha256: string };
}

/** One package of an environment, on all machines that have it in this version. */
export interface Component {
  readonly name: string;
  readonly key: string;
  readonly version: string;
  /** Of its wheels; machines may need different ones. */
  readonly sha256: readonly string[];
  /** Wheels of it that were built, and of what. */
  readonly built: readonly BuiltWheel[];
  /** As its wheel declares it; empty when it declares none. */
  readonly licence: string;
  /** Normalised names of the packages that it needs, as far as they are installed. */
  readonly needs: readonly string[];
}

/** The packages of one environment on machines that have the same ones. */
export interface EnvironmentContent {
  readonly environment: string;
  readonly machines: readonly string[];
  readonly python: string;
  /** Sorted by name. */
  readonly components: readonly Component[];
}

type Known = Pick<Verified, 'inventory' | 'wheels' | 'inspections'>;

/** Installed packages by environment: machines with the same names and versions are one entry. */
export function environmentContents(known: Known): readonly EnvironmentContent[] {
  const stored = new Map([...known.wheels.values()].map((wheel) => [wheel.sha256, wheel]));
  const contents = new Map<string, EnvironmentContent>();
  for (const [machine, environments] of known.inventory) {
    for (const { name: environment, python, packages } of environments) {
      const installed = new Set(packages.map(({ name }) => normalizeName(name)));
      const components = packages.map((one) =>
        componentOf(one, { wheel: stored.get(one.sha256), inspections: known.inspections, installed }),
      );
      components.sort((one, other) => (one.key < other.key ? -1 : 1));
      const id = JSON.stringify([environment, components.map(({ key, version }) => [key, version])]);
      const earlier = contents.get(id);
      const content = { environment, machines: [machine], python, components };
      contents.set(id, earlier === undefined ? content : merge(earlier, content));
    }
  }
  return [...contents.values()];
}

interface ComponentContext extends Pick<Known, 'inspections'> {
  /** That the package was installed from; undefined where it is not known. */
  readonly wheel: StoredWheel | undefined;
  /** Normalised names of the packages of the environment. */
  readonly installed: ReadonlySet<string>;
}

function componentOf(
  { name, version, sha256 }: InstalledPackage,
  { wheel, inspections, installed }: ComponentContext,
): Component {
  const metadata = wheel && inspections.get(keyOf(wheel))?.metadata;
  const needs = (metadata?.dependencies ?? []).map(({ key }) => key).filter((key) => installed.has(key));
  const from = wheel?.builtFrom;
  return {
    name,
    key: normalizeName(name),
    version,
    sha256: sha256 === '' ? [] : [sha256],
    built: wheel === undefined || from === undefined ? [] : [{ sha256, filename: wheel.filename, from }],
    licence: metadata?.licence ?? '',
    needs: [...new Set(needs)],
  };
}

function merge(known: EnvironmentContent, other: EnvironmentContent): EnvironmentContent {
  const components = known.components.map((component, index) => {
    const { sha256: hashes = [], built = [] } = other.components[index] ?? {};
    const sha256 = new Set([...component.sha256, ...hashes]);
    const more = built.filter((wheel) => !component.built.some((one) => one.sha256 === wheel.sha256));
    return { ...component, sha256: [...sha256].sort(), built: [...component.built, ...more] };
  });
  return { ...known, machines: [...known.machines, ...other.machines], components };
}
