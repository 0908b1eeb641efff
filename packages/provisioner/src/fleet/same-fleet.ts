import type { FleetHandle } from './handle.ts';

/** Whether two handles are of one fleet. Its id says nothing about the endpoint, where another fleet may have it. */
export function isSameFleet({ intent: one }: FleetHandle, { intent: other }: FleetHandle): boolean {
  return (
    one.fleetId === other.fleetId &&
    one.region === other.region &&
    one.identity.repository === other.identity.repository &&
    isSameEndpoint(one.endpoint, other.endpoint)
  );
}

/** Whether two endpoints are one, however they are written; AWS's own when undefined. */
export function isSameEndpoint(one: string | undefined, other: string | undefined): boolean {
  return normalized(one) === normalized(other);
}

function normalized(endpoint: string | undefined): string | undefined {
  return endpoint !== undefined && URL.canParse(endpoint) ? new URL(endpoint).href : endpoint;
}
