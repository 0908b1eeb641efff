export { handleMetadata, type MetadataRequest, type MetadataResponse } from './handle-metadata.ts';
export { HOP_LIMIT_HEADER, withHopLimit } from './hop-limit.ts';
export type { InstanceView } from './instance-view.ts';
