export { handleMetadata, type MetadataRequest, type MetadataResponse } from './handle-metadata.ts';
export { withHopLimit } from './hop-limit.ts';
export type { InstanceView } from './instance-view.ts';
