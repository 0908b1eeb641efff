export { makeEd25519Key } from './agent/ed25519-key.ts';
export type { InboundRule } from './contract/inbound-rule.ts';
export type { MetadataRequest, MetadataResponse, MetadataService } from './contract/metadata.ts';
export type { Outbound, OutboundRule } from './contract/outbound-rule.ts';
export type { Sandbox, SandboxDriver, SandboxSpec } from './contract/sandbox.ts';
export { SandboxError, type SandboxErrorCode } from './contract/sandbox-error.ts';
export {
  type CreateSandboxDriverOptions,
  createSandboxDriver,
  type PickedDriver,
  type SandboxChoice,
} from './create-sandbox-driver.ts';
export { createNoneDriver } from './driver/none/none-driver.ts';
export { Janitor } from './host/janitor.ts';
export { hardwareAddress } from './network/hardware-address.ts';
