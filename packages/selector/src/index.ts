export { chooseImage } from './choose/choose-image.ts';
export type { Choice } from './choose/conclude.ts';
export type { Rejection } from './choose/shortlist.ts';
export type { ConditionCount, Diagnosis } from './diagnose/diagnosis.ts';
export type { Problem, SelectorErrorCode, SelectorErrorOptions } from './errors.ts';
export { SelectorError } from './errors.ts';
export type { Architecture } from './image/architecture.ts';
export { ARCHITECTURE_WORDS, ARCHITECTURES, architectureOf } from './image/architecture.ts';
export type { Image } from './image/image.ts';
export { isDeprecated } from './image/image.ts';
export type { Partition } from './image/partition.ts';
export { partitionOf } from './image/partition.ts';
export type {
  Clients,
  Clock,
  Ec2Sender,
  Logger,
  RegionClients,
  SelectDependencies,
  SsmSender,
} from './ports.ts';
export { lazySender } from './ports.ts';
export type { Publisher, PublisherEvidence, PublisherLine } from './publishers/publisher.ts';
export { findPublisher, PUBLISHERS } from './publishers/table.ts';
export type { ImageQuery, Order, QueryField } from './query/image-query.ts';
export { parseImageQuery } from './query/parse-image-query.ts';
export { parseShorthand } from './query/parse-shorthand.ts';
export { select, selectOptional } from './select.ts';
export type { Cost, Selection } from './selection.ts';
