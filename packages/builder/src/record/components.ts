import { keyOf } from '../fetch/stored-wheel.ts';
import type { Verified } from '../phases/verify.ts';
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

/** What is installed, by environment: machines with the same names and versions are one entry. */
export function environmentContents({
  inventory,
  wheels,
  inspections,
}: Known): readonly EnvironmentContent[] {
  const stored = new Map([...wheels.values()].map((wheel) => [wheel.sha256, wheel]));
  const contents = new Map<string, EnvironmentContent>();
  for (const [machine, environments] of inventory) {
    for (const { name: environment, python, packages } of environments) {
      const installed = new Set(packages.map(({ name }) => normalizeName(name)));
      const components = packages.map(({ name, version, sha256 }): Component => {
        const wheel = stored.get(sha256);
        const { filename = '', builtFrom: from } = wheel ?? {};
        const metadata = wheel && inspections.get(keyOf(wheel))?.metadata;
        const needs = (metadata?.dependencies ?? [])
          .map(({ key }) => key)
          .filter((key) => installed.has(key));
        const key = normalizeName(name);
        const hashes = sha256 === '' ? [] : [sha256];
        return {
          name,
          key,
          version,
          sha256: hashes,
          built: from === undefined ? [] : [{ sha256, filename, from }],
          licence: metadata?.licence ?? '',
          needs: [...new Set(needs)],
        };
      });
      components.sort((one, other) => (one.key < other.key ? -1 : 1));
      const id = JSON.stringify([environment, components.map(({ key, version }) => [key, version])]);
      const known = contents.get(id);
      const content = { environment, machines: [machine], python, components };
      contents.set(id, known === undefined ? content : merge(known, content));
    }
  }
  return [...contents.values()];
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
