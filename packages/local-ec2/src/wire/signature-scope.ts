import type { WireRequest } from './messages.ts';
import type { SignatureScope } from './signature.ts';

/** The form of every region of AWS, whether it exists or not. */
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

/** What official clients sign for where a service has one endpoint for all regions. */
const PSEUDO_REGIONS: ReadonlySet<string> = new Set(['aws-global']);

/** Names of this machine: a client may sign for one of them and call another. */
const LOOPBACK_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * What a signature of Version 4 is for. Inferred: clients that read the scope off the host name (boto 2, jclouds), as
 * it is `ec2.us-east-1.amazonaws.com` at AWS, sign for a service such as `127` and a region such as `0`; both are
 * absent here, so that the API version tells the service, and the region is the default one. A service of AWS stays
 * what it is, and so does a region that could be one, or that a person wrote: only both of them come off a host name.
 */
export function readScope(
  { region, service }: { readonly region: string; readonly service: string },
  { headers }: WireRequest,
): SignatureScope {
  const hosts = [(headers.host ?? '').toLowerCase(), ...LOOPBACK_NAMES];
  const isServiceOfHost = hosts.some((host) => beginsWith(host, service.toLowerCase()));
  const isRegionOfHost =
    isServiceOfHost && !REGION.test(region) && hosts.some((host) => hasLabels(host, region.toLowerCase()));
  return {
    region: isRegionOfHost || PSEUDO_REGIONS.has(region) ? undefined : region,
    service: isServiceOfHost ? undefined : service,
  };
}

/** Whether a host name has these as its first labels, with or without a port: `127` or `127.0.0.1` of 127.0.0.1:80. */
function beginsWith(host: string, labels: string): boolean {
  return host === labels || host.startsWith(`${labels}.`) || host.startsWith(`${labels}:`);
}

/** Whether a host name has these labels side by side, the last one with or without a port: `0` of 127.0.0.1:80. */
function hasLabels(host: string, labels: string): boolean {
  return [host, host.replace(/(:\d+)+$/, '')].some((name) => `.${name}.`.includes(`.${labels}.`));
}
