export { type BakeJobDependencies, bakeJob } from './bake-job.ts';
export { buildJob } from './build-job.ts';
export { createConnect } from './context/create-connect.ts';
export {
  createDependencies,
  type HandleStore,
  type JobContext,
  type JobDependencies,
  type JobPlace,
} from './context/dependencies.ts';
export { JobError, type JobErrorCode } from './context/errors.ts';
export type { JobEvent, JobPhase, JobReport } from './context/events.ts';
export type { FleetGuard } from './guard.ts';
export { type FindFleetOptions, findFleet, type StoredFleet } from './phases/find-fleet.ts';
export { findFleetToEnd } from './phases/find-fleet-to-end.ts';
export { findSavedFleet, type SavedFleet } from './phases/find-saved-fleet.ts';
export { beforeBuilds, type RefusalDependencies, readingBuild } from './phases/record-refusals.ts';
export { shareRequests } from './phases/share-requests.ts';
export { reapJob } from './reap-job.ts';
export { describeRemaining, type RemainingFleet } from './record/describe-remaining.ts';
export { type SshFiles, writeSshFiles } from './record/ssh-files.ts';
export { type RenewJobDependencies, renewJob } from './renew-job.ts';
export { endRenewer } from './renewer/end-renewer.ts';
export { createRenewerLogger } from './renewer/renewer-log.ts';
export { type RenewerStart, startRenewer } from './renewer/start-renewer.ts';
export { type GivenBake, readBakeRequest } from './request/bake-request.ts';
export type { Given, GivenBuild, GivenFleet, GivenPlace } from './request/given.ts';
export { plannedPrice } from './request/planned-price.ts';
export { quoteCommand } from './request/quote-command.ts';
export { type ImageJob, readJobRequests } from './request/read-jobs.ts';
export {
  type GivenJob,
  readBuildRequest,
  readFleetBuildRequest,
  readJobRequest,
  readSpawnRequest,
} from './request/read-request.ts';
export { type GivenReap, type ReapRequest, readReapRequest } from './request/reap-request.ts';
export type { BuildRequest, JobRequest, SpawnRequest } from './request/request.ts';
export { type JobResult, runJob, type SpawnResult, spawnJob } from './run-job.ts';
export { type MayLaunch, settleTogether } from './settle-together.ts';
export { type TerminateDependencies, terminateJob } from './terminate-job.ts';
