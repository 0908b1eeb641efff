export type { Build, Environment, Project, Step, SystemPackages, TypedField } from './definition/build.ts';
export { BUILD_SHAPE } from './definition/build-shape.ts';
export { type ChosenSteps, chooseSteps } from './definition/choose-steps.ts';
export { type CommandStep, commandStep } from './definition/command-step.ts';
export type { FailedTests } from './definition/failed-tests.ts';
export type { BuildShape, FieldShape } from './definition/field-shape.ts';
export { type IndexAddress, indexAddress, showAddress } from './definition/index-address.ts';
export type { IndexPolicy } from './definition/index-policy.ts';
export { type LoadBuildOptions, loadBuild } from './definition/load-build.ts';
export { isHidden, isLeftOut, projectTree } from './definition/project-tree.ts';
export { isInOutput } from './definition/run-outputs.ts';
export type { StoredWheel } from './fetch/stored-wheel.ts';
export { indexSecrets } from './index/index-secrets.ts';
export { type MainAddressOptions, mainAddress, needsMain } from './index/main-address.ts';
export { type OpenIndexOptions, openIndex } from './index/open-index.ts';
export type {
  Fetch,
  FileMetadata,
  FileRange,
  IndexFile,
  OpenedFile,
  PackageIndex,
  Project as IndexProject,
  ProjectStatus,
} from './index/package-index.ts';
export { readProjects } from './index/read-projects.ts';
export type { FetchWith, TlsMaterial } from './index/tls-material.ts';
export { type Expectation, expectFacts } from './machine/candidate-facts.ts';
export type { MachineFacts, PythonFacts } from './machine/facts.ts';
export type { Machine } from './machine/machine.ts';
export type { ImageRelease, Platform } from './machine/platform.ts';
export { parsePlatformTag } from './machine/platform-tag.ts';
export { platformOf } from './machine/platforms.ts';
export { type BeforeLaunchOptions, checkBeforeLaunch } from './phases/before-launch.ts';
export { type BringOptions, type Brought, type BroughtPython, bringPythons } from './phases/bring-pythons.ts';
export { type BuildSdistsOptions, buildSdists } from './phases/build-sdists.ts';
export { type BuildFiles, type Checked, checkBuild, readBuildFiles } from './phases/check.ts';
export { type Collected, collectArtifacts } from './phases/collect.ts';
export { type Delivered, deliverEverything } from './phases/deliver.ts';
export { type Fetched, fetchWheels } from './phases/fetch.ts';
export { type FetchAheadOptions, fetchAhead, type SureFiles } from './phases/fetch-ahead.ts';
export { type Installed, installEnvironments } from './phases/install.ts';
export type { StoreOptions, WheelCache } from './phases/open-store.ts';
export { type Probed, probeMachines } from './phases/probe.ts';
export { type Resolved, resolveWheels } from './phases/resolve.ts';
export { RESUMABLE, type ResumePhase } from './phases/resume.ts';
export type { StepResult } from './phases/run-step.ts';
export { runSteps, type Stepped } from './phases/steps.ts';
export { installSystemPackages, type SystemReady } from './phases/system.ts';
export {
  type InstalledEnvironment,
  type InstalledPackage,
  type Verified,
  verifyEnvironments,
} from './phases/verify.ts';
export { type FailedMachines, failedMachines } from './record/failed-machines.ts';
export { type OutputConflictsOptions, outputConflicts } from './record/output-conflicts.ts';
export {
  type BuildRecord,
  type MachineRecord,
  RECORD,
  type RecordedFailure,
  type RecordedFile,
} from './record/record.ts';
export { type RefusedRun, recordRefusal } from './record/record-refusal.ts';
export { RunRecord, type RunRecordOptions } from './record/run-record.ts';
export type { FailedTest, TestSummary } from './record/test-counter.ts';
export { BuilderError, type BuilderErrorCode, type Problem } from './report/errors.ts';
export {
  type BuildEvent,
  formatEvent,
  PHASES,
  type Phase,
  type Report,
  type StepOutcome,
  saysUnchanged,
} from './report/events.ts';
export { createMask, type Mask } from './report/mask.ts';
export { whyNoSecret } from './report/short-secrets.ts';
export {
  type Lock,
  type LockReading,
  lockedNames,
  readLocks,
  withIndexUrl,
} from './requirements/read-locks.ts';
export type { MachineResolution, WheelPick } from './resolve/resolution.ts';
export { type MachinePlan, type PlannedScript, plan } from './run/plan.ts';
export { type BuildResult, type RunBuildOptions, runBuild } from './run/run-build.ts';
