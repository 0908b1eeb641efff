import type { FleetIntent, Host } from '@ami-select/provisioner';

/** What the record of a build says of the machine that a host is. */
export function hostFacts(
  { instanceId, instanceType, market, zone, launchedAt }: Host,
  { image, region }: Pick<FleetIntent, 'image' | 'region'>,
): Readonly<Record<string, string>> {
  const facts = {
    instanceId,
    instanceType,
    market,
    region,
    zone,
    launchedAt,
    imageId: image.id,
    imageName: image.name,
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
