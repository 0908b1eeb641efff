import { createHash } from 'node:crypto';
import type { Models } from '@cyclonedx/cyclonedx-library';
import { isExpression } from '../wheels/declared-licence.ts';
import type { Component, EnvironmentContent } from './components.ts';

/**
 * The software bill of materials of an environment, CycloneDX 1.6 in JSON; the same packages have the same serial
 * number.
 */
export async function sbomOf(
  { environment, python, components }: EnvironmentContent,
  timestamp: Date,
): Promise<string> {
  // Large, and needed once at the end of a build that has environments.
  const library = await import('@cyclonedx/cyclonedx-library');
  const { Enums, Models, Serialize, Spec } = library;
  const entries = new Map(components.map((one) => [one.key, entryOf(one, library)]));
  const root = new Models.Component(Enums.ComponentType.Application, environment, {
    bomRef: `environment:${environment}`,
  });
  root.properties.add(new Models.Property('ami-select:python', python));
  for (const { key, needs } of components) {
    const entry = entries.get(key);
    if (entry === undefined) continue;
    root.dependencies.add(entry.bomRef);
    for (const need of needs) {
      const needed = entries.get(need);
      if (needed !== undefined && need !== key) entry.dependencies.add(needed.bomRef);
    }
  }
  const metadata = new Models.Metadata({ timestamp, component: root });
  const bom = new Models.Bom({ metadata, serialNumber: serialNumberOf(environment, components) });
  for (const entry of entries.values()) bom.components.add(entry);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

type Library = typeof import('@cyclonedx/cyclonedx-library');

function entryOf(component: Component, { Contrib, Enums, Models }: Library): Models.Component {
  const { name, version, sha256, licence, built } = component;
  const purl = purlOf(component);
  const entry = new Models.Component(Enums.ComponentType.Library, name, { bomRef: purl, version, purl });
  const [hash, ...others] = sha256;
  // Of several wheels, none is the component's own.
  if (hash !== undefined && others.length === 0) entry.hashes.set(Enums.HashAlgorithm['SHA-256'], hash);
  for (const { filename, from } of built) {
    const value = `${filename}: ${from.filename} sha256:${from.sha256}`;
    entry.properties.add(new Models.Property('ami-select:built-from', value));
  }
  const licences = new Contrib.License.Factories.LicenseFactory((text) => {
    if (!isExpression(text)) throw new RangeError('no expression');
  });
  if (licence !== '') entry.licenses.add(licences.makeFromString(licence));
  return entry;
}

/** The address of a package on PyPI (package-url). */
function purlOf({ key, version }: Component): string {
  return `pkg:pypi/${key}@${encodeURIComponent(version)}`;
}

function serialNumberOf(environment: string, components: readonly Component[]): string {
  const content = JSON.stringify([environment, components]);
  const digits = createHash('sha256').update(content).digest('hex');
  // The form of a random UUID, which the schema asks for.
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`;
}
