export type {
  Clock,
  Connect,
  Ec2Port,
  Logger,
  ProvisionerDependencies,
  SpawnDependencies,
} from './aws/ports.ts';
export { ProvisionerError, type ProvisionerErrorCode, type ProvisionerErrorDetails } from './fleet/errors.ts';
export type { Cell, FleetIntent } from './fleet/fleet-intent.ts';
export type { FleetIdentity, FleetImage, FleetRequest, Market } from './fleet/fleet-request.ts';
export type { CreatingCall, FleetHandle } from './fleet/handle.ts';
export type { Host } from './fleet/host.ts';
export type { LeftResource, Proof } from './fleet/proof.ts';
export type { FleetResource, ResourceKind } from './fleet/resource.ts';
export { type Launch, launchFleet } from './launch/launch-fleet.ts';
export { renewLease } from './lease/renew-lease.ts';
export { type CreateIntentDependencies, createIntent } from './plan/create-intent.ts';
export { type Caps, type PreflightOptions, preflight } from './preflight/preflight.ts';
export { type WaitOptions, waitUntilReady } from './ready/wait-until-ready.ts';
export { handlePath, readHandle, writeHandle } from './record/handle-file.ts';
export { type Fleet, type FleetTimings, type SpawnOptions, spawnFleet } from './spawn-fleet.ts';
export { type TerminateOptions, terminateFleet } from './terminate/terminate-fleet.ts';
