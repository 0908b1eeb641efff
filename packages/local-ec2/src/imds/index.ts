export { handleMetadata, type MetadataRequest, type MetadataResponse } from './handle-metadata.ts';
export type { InstanceView } from './instance-view.ts';
