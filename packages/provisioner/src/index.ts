export { isClockWrong } from './aws/aws-time.ts';
export type {
  Connect,
  CredentialsFacts,
  Ec2Port,
  ProvisionerDependencies,
  SchedulerPort,
  ServiceQuotasPort,
  SpawnDependencies,
} from './aws/ports.ts';
export { type BakeDependencies, type BakeResult, bakeImage } from './bake/bake-image.ts';
export { type BakeRequest, bakeProblems } from './bake/bake-request.ts';
export { findBakedImage } from './bake/own-images.ts';
export { assertCaps, assertLeaseCaps, type CappedFleet } from './caps/assert-caps.ts';
export { type CapName, type Caps, DEFAULT_CAPS } from './caps/caps.ts';
export { type ChosenTypes, type Need, type NeedContext, typesByNeed } from './caps/types-by-need.ts';
export { countCost } from './cost/count-cost.ts';
export { describePrice, describeRunCost } from './cost/describe-price.ts';
export { fleetPrice } from './cost/fleet-price.ts';
export { type FleetPrice, type FleetToPrice, pricePerHour } from './cost/price-per-hour.ts';
export type { CostLine, RunCost } from './cost/run-cost.ts';
export { findSpotPrices, type SpotPrice, type SpotPrices } from './cost/spot-prices.ts';
export { isLoopback } from './fleet/cidr.ts';
export { endRecord } from './fleet/end-record.ts';
export { ProvisionerError, type ProvisionerErrorCode, type ProvisionerErrorDetails } from './fleet/errors.ts';
export type { CapacityPool, FleetIntent } from './fleet/fleet-intent.ts';
export type { Egress, FleetIdentity, FleetImage, FleetRequest, Market } from './fleet/fleet-request.ts';
export type { CreatingCall, FleetHandle, OwnHostKey } from './fleet/handle.ts';
export type { Host } from './fleet/host.ts';
export { deriveFleetId, isFleetId } from './fleet/identity.ts';
export { livingFleet } from './fleet/living-fleet.ts';
export type { Proof, RemainingResource } from './fleet/proof.ts';
export type { ReadyCondition, ReadyState } from './fleet/ready-condition.ts';
export { reasonsOf } from './fleet/reasons-of.ts';
export type { FleetResource, ResourceKind } from './fleet/resource.ts';
export { isSameEndpoint, isSameFleet } from './fleet/same-fleet.ts';
export { sshTarget } from './fleet/ssh-target.ts';
export type { UsedMachine } from './fleet/used-machine.ts';
export { type Launch, launchFleet } from './launch/launch-fleet.ts';
export { type LeaseDependencies, type WorkingFleet, withLease } from './lease/keep-lease.ts';
export { livingHosts } from './lease/living-hosts.ts';
export { type LeasedFleet, type RenewalOptions, renewLease } from './lease/renew-lease.ts';
export {
  type LocateDependencies,
  type LocateOptions,
  locateFleet,
  type SoughtFleet,
} from './locate/locate-fleet.ts';
export { type CreateIntentDependencies, createIntent } from './plan/create-intent.ts';
export { type PreflightOptions, preflight } from './preflight/preflight.ts';
export type { HostTimings } from './ready/readiness.ts';
export { type ReadyFleet, type WaitOptions, waitForFleet, waitUntilReady } from './ready/wait-until-ready.ts';
export { type ReapOptions, reapRegion } from './reap/reap-region.ts';
export { type RegionsToReap, regionsToReap } from './reap/regions-to-reap.ts';
export {
  assertReaped,
  type ReapedResource,
  type ReapOutcome,
  type ReapReport,
  reapReason,
  reapSummary,
  type UnreadKind,
} from './reap/report.ts';
export { fleetState, readFleetState } from './record/fleet-state.ts';
export {
  handlePath,
  isKeptHandle,
  parseHandle,
  readHandle,
  readStoredHandle,
  writeHandle,
} from './record/handle-file.ts';
export { keyLines } from './record/key-lines.ts';
export { openPrivateFolder } from './record/private-folder.ts';
export { isRecovered, type KnownFleet, recoverHandle } from './record/recover-handle.ts';
export { readRenewal, writeRenewal } from './record/renewal-file.ts';
export {
  type ProcessIdentity,
  type Renewer,
  readRenewer,
  removeRenewer,
  renewerLogPath,
  takeRenewerLog,
  writeRenewer,
} from './record/renewer-file.ts';
export { tidyRecords } from './record/tidy-records.ts';
export { refuseUnwritable } from './record/unwritable-file.ts';
export { type Fleet, type FleetTimings, type SpawnOptions, spawnFleet } from './spawn-fleet.ts';
export { endOfConflict } from './terminate/end-conflict.ts';
export { type TerminateOptions, terminateFleet } from './terminate/terminate-fleet.ts';
export { waitOrReplace } from './wait-or-replace.ts';
