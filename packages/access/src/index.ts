export type { Access, Credentials, Variables } from './access.ts';
export { type CallerAddressOptions, callerAddress } from './caller-address.ts';
export { createClients, createLaunchClient, type RegionClients } from './clients.ts';
export { decodeDenial } from './decode-denial.ts';
export { checkEndpoint, checkEndpointForm, endpointOf, type NamedEndpoint } from './endpoint.ts';
export { AccessError, type AccessErrorCode } from './errors.ts';
export { findOnlineAgents } from './online-agents.ts';
export { createFetch, type ProxyFetch } from './proxy-fetch.ts';
export { environmentRegion, findRegion, resolveRegions } from './region.ts';
