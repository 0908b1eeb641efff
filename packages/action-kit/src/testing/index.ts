export type { ActionMetadata } from './action-metadata.ts';
export { declaredMetadata, readActionMetadata } from './action-metadata.ts';
export type { FakeCore, FakeCoreOptions } from './fake-core.ts';
export { createFakeCore } from './fake-core.ts';
