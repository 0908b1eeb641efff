export type { FakeCore, FakeCoreOptions } from './fake-core.ts';
export { createFakeCore } from './fake-core.ts';
