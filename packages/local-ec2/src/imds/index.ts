export { handleMetadata } from './handle-metadata.ts';
export type { InstanceView } from './instance-view.ts';
