import type { CompleteFleetSettings, FleetSettings } from '@ami-select/config';
import { type Caps, typesByNeed } from '@ami-select/provisioner';
import type { Image } from '@ami-select/selector';
import { defaultInstanceType } from './architecture.ts';

/** Whether the settings name a need instead of types. */
export function hasNeed({ vcpus, memory }: FleetSettings): boolean {
  return vcpus !== undefined || memory !== undefined;
}

/** The types that settings name to be tried; undefined where a need or the default decides. */
export function namedTypes(settings: FleetSettings): readonly string[] | undefined {
  return hasNeed(settings) ? undefined : settings.instanceTypes;
}

/** The same, with the type that stands for none; none where a need decides, or where no architecture is known. */
export function likelyTypes(settings: FleetSettings, architecture: string | undefined): readonly string[] {
  const usual = hasNeed(settings) || architecture === undefined ? [] : [defaultInstanceType(architecture)];
  return namedTypes(settings) ?? usual;
}

/** Where a fleet of chosen types is launched, and what it may be. */
export interface ChoicePlace {
  readonly image: Image;
  readonly region: string;
  readonly caps: readonly Caps[] | undefined;
}

/**
 * The settings with types in place of a need.
 *
 * @param explain Told why these types.
 * @throws ProvisionerError INVALID_REQUEST when no type meets the need
 */
export function chooseTypes(
  settings: CompleteFleetSettings,
  place: ChoicePlace,
  explain: (text: string) => void,
): CompleteFleetSettings {
  if (!hasNeed(settings)) return settings;
  const { vcpus, memory, market, nestedVirtualization } = settings;
  const { instanceTypes, explanation } = typesByNeed(
    { vcpus, memoryGiB: memory, among: settings.instanceTypes },
    { ...place, market, nestedVirtualization: nestedVirtualization === 'enabled' },
  );
  explain(explanation);
  return { ...settings, instanceTypes };
}
