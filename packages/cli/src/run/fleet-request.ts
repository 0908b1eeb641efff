import { type CompleteFleetSettings, launchParameters } from '@ami-select/config';
import type { FleetRequest } from '@ami-select/provisioner';
import type { Image } from '@ami-select/selector';
import { defaultInstanceType } from './choose-fleet.ts';

/** Where a fleet is made, and what tells it from every other. */
export interface FleetPlace {
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly id: string;
}

/** What the provisioner is asked for: the settings, with the defaults of the command. */
export function composeFleetRequest(
  settings: CompleteFleetSettings,
  image: Image,
  { region, endpoint, id }: FleetPlace,
): FleetRequest {
  const { instanceTypes, count, ttlMinutes, sshUser = image.sshUser } = settings;
  const { minimum, subnetIds, securityGroupIds, sshFrom, market, fallback, tags, userData } = settings;
  const parameters = launchParameters(settings);
  const { id: imageId, name, architecture, rootDeviceName } = image;
  return {
    identity: { id },
    region,
    ...(endpoint !== undefined && { endpoint }),
    image: { id: imageId, name, architecture, rootDeviceName, sshUser: sshUser ?? '' },
    instanceTypes: instanceTypes ?? [defaultInstanceType(architecture)],
    count,
    ttlMinutes,
    ...(parameters !== undefined && { parameters }),
    ...(minimum !== undefined && { minimum }),
    ...(subnetIds && { subnetIds }),
    ...(securityGroupIds && { securityGroupIds }),
    ...(sshFrom !== undefined && { sshFrom }),
    ...(market && { market }),
    ...(fallback && { fallback }),
    ...(tags && { tags }),
    ...(userData !== undefined && { userData }),
  };
}
