export type { Partition } from '@ami-select/ec2-data/partitions';
export { partitionOf } from '@ami-select/ec2-data/partitions';
export { chooseImage } from './choose/choose-image.ts';
export type { Choice } from './choose/conclude.ts';
export type { Rejection } from './choose/shortlist.ts';
export { architectureByName } from './compatibility/architecture-by-name.ts';
export type { TypeArchitectures } from './compatibility/architectures-of.ts';
export { architecturesOf, withArchitectureOf } from './compatibility/architectures-of.ts';
export type { Incompatibility } from './compatibility/check-compatibility.ts';
export { assertCompatible, checkCompatibility } from './compatibility/check-compatibility.ts';
export type { LaunchOptions } from './compatibility/checks.ts';
export type { InstanceType, InstanceTypeRequest } from './compatibility/instance-type.ts';
export { describeInstanceTypes, toInstanceType } from './compatibility/instance-type.ts';
export type { SelectorErrorCode, SelectorErrorOptions } from './contract/errors.ts';
export { SelectorError } from './contract/errors.ts';
export type {
  Clients,
  Ec2Sender,
  RegionClients,
  SelectDependencies,
  SsmSender,
} from './contract/ports.ts';
export type { ConditionCount, Diagnosis } from './diagnose/diagnosis.ts';
export type { CheckRequest, PublisherCheck } from './doctor/check-publishers.ts';
export { checkPublishers } from './doctor/check-publishers.ts';
export type {
  Finding,
  FindingKind,
  LineReport,
  LineStatus,
  NewestImage,
  Skipped,
} from './doctor/publisher-report.ts';
export type { Architecture } from './image/architecture.ts';
export { ARCHITECTURE_WORDS, ARCHITECTURES, architectureOf } from './image/architecture.ts';
export type { BlockDevice } from './image/block-device.ts';
export type { Image } from './image/image.ts';
export { isDeprecated } from './image/image.ts';
export { ageText, newestFirst } from './image/image-age.ts';
export { toImage } from './image/normalise-image.ts';
export type { ScanResults, Severity } from './image/scan-results.ts';
export type { Watermark } from './image/watermark.ts';
export type { LockReport } from './lock/check-lock.ts';
export { assertUpToDate, checkLock } from './lock/check-lock.ts';
export { compareLocks } from './lock/compare-locks.ts';
export type { Lock, LockEntry, LockedImage, LockedResult } from './lock/lock.ts';
export { emptyLock } from './lock/lock.ts';
export type { LockChange } from './lock/lock-change.ts';
export { formatLock, parseLock } from './lock/lock-file.ts';
export type { LockedRequest } from './lock/select-locked.ts';
export { selectLocked } from './lock/select-locked.ts';
export type { LockOptions, LockUpdate, NamedQueries, NamedSelection } from './lock/update-lock.ts';
export { updateLock } from './lock/update-lock.ts';
export type { UsedLock, UseLockRequest } from './lock/use-lock.ts';
export { useLock } from './lock/use-lock.ts';
export type { FacetName } from './narrow/facets.ts';
export { formatShorthand } from './narrow/format-shorthand.ts';
export type { ChosenFacets } from './narrow/matching.ts';
export type { Narrower, Narrowing } from './narrow/narrow.ts';
export { createNarrowing, narrow } from './narrow/narrow.ts';
export type { Facet, FacetValue } from './narrow/offered-facets.ts';
export type { ExpandedPublisher, PublisherRequest } from './publishers/expand.ts';
export { expandPublisher, ownersIn, variantsOf } from './publishers/expand.ts';
export { namesOf } from './publishers/names-of.ts';
export type { Publisher, PublisherEvidence, PublisherLine } from './publishers/publisher.ts';
export { readPublisherWord } from './publishers/publisher-word.ts';
export type { PublisherTable } from './publishers/table.ts';
export {
  createPublisherTable,
  findPublisher,
  KNOWN_PUBLISHERS,
  PUBLISHERS,
  publisherWords,
} from './publishers/table.ts';
export { QUERY_FIELDS } from './query/fields.ts';
export { formatFlags, formatQuery } from './query/format-query.ts';
export type { ImageQuery, Order, QueryField } from './query/image-query.ts';
export type { OwnPublisher } from './query/own-publisher.ts';
export { type OwnPublishers, withOwnPublishers } from './query/own-publishers.ts';
export { parseImageQuery } from './query/parse-image-query.ts';
export { parseShorthand } from './query/parse-shorthand.ts';
export { type QueryReaders, queryReaders } from './query/query-readers.ts';
export type { MissingRegion } from './regions/attempt-region.ts';
export { describeMissing } from './regions/describe-missing.ts';
export { enabledRegions, listEnabledRegions } from './regions/enabled-regions.ts';
export { selectByRegion } from './regions/select-by-region.ts';
export type { RegionSelections, SelectRegionsOptions } from './regions/select-regions.ts';
export { selectRegions } from './regions/select-regions.ts';
export { select, selectOptional } from './select/select.ts';
export type { Cost, Selection } from './select/selection.ts';
export { costText } from './select/selection.ts';
export { whyItWon } from './select/why-it-won.ts';
