import { evaluateMarker, type Marker, type MarkerEnvironment } from './marker.ts';

/** What every machine of a build has in common. */
const LINUX: Partial<MarkerEnvironment> = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_system: 'Linux',
};

/** Whether a marker can hold on a machine of a build, all of which run Linux; what else it asks for may be so. */
export function mayHoldOnLinux(marker: Marker): boolean {
  if (marker.kind !== 'compare')
    return marker.kind === 'and' ? marker.terms.every(mayHoldOnLinux) : marker.terms.some(mayHoldOnLinux);
  return !(marker.variable in LINUX) || evaluateMarker(marker, LINUX as MarkerEnvironment);
}
