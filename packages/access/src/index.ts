export type { Access, Credentials, Variables } from './access.ts';
export { type CallerAddressOptions, callerAddress } from './caller-address.ts';
export {
  createClients,
  createLaunchClient,
  createLaunchClients,
  createSchedulerClient,
  createServiceQuotasClient,
  type RegionClients,
} from './clients.ts';
export { type CredentialsFacts, credentialsFacts } from './credentials-facts.ts';
export { decodeDenial } from './decode-denial.ts';
export { checkEndpoint, checkEndpointForm, endpointOf, type NamedEndpoint } from './endpoint.ts';
export { AccessError, type AccessErrorCode } from './errors.ts';
export { createKeyPush, type PushTarget } from './key-push.ts';
export { type MachineNetwork, machineNetwork } from './machine-network.ts';
export { missingCommands } from './missing-commands.ts';
export { findOnlineAgents } from './online-agents.ts';
export { createTunnels, type TunnelTarget } from './open-tunnel.ts';
export type { TlsMaterial } from './proxy-agents.ts';
export { createFetch, createFetchWith, type ProxyFetch } from './proxy-fetch.ts';
export { environmentRegion, findRegion, resolveRegions } from './region.ts';
