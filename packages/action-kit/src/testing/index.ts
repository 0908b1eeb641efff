export type { ActionMetadata } from './action-metadata.ts';
export { declaredMetadata, readActionMetadata } from './action-metadata.ts';
export { complaintsOf } from './complaints.ts';
export type { FakeCore, FakeCoreOptions } from './fake-core.ts';
export { createFakeCore } from './fake-core.ts';
export { hostileText } from './hostile.ts';
