import type { Variables } from './access.ts';
import { createDirectFetch, type ProxyFetch } from './proxy-fetch.ts';

/** Where this machine stands, if it is an instance of EC2. */
export interface MachineNetwork {
  readonly vpcId: string;
  /** Its private IPv4 address. */
  readonly address: string;
}

const METADATA = 'http://169.254.169.254/latest';
/** A machine outside of EC2 has nobody at that address. */
const TIMEOUT_MS = 1_000;

/**
 * The VPC of this machine by instance metadata (IMDSv2); undefined where there is none within a second, or where
 * `AWS_EC2_METADATA_DISABLED` is true.
 */
export async function machineNetwork(
  { AWS_EC2_METADATA_DISABLED }: Variables,
  fetch: ProxyFetch = createDirectFetch(),
): Promise<MachineNetwork | undefined> {
  if (AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') return undefined;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const read = async (path: string, init: RequestInit): Promise<string> => {
    const response = await fetch(`${METADATA}/${path}`, { ...init, signal });
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return (await response.text()).trim();
  };
  try {
    const token = await read('api/token', {
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    });
    const init = { headers: { 'x-aws-ec2-metadata-token': token } };
    const mac = await read('meta-data/mac', init);
    const [vpcId, address] = await Promise.all([
      read(`meta-data/network/interfaces/macs/${mac}/vpc-id`, init),
      read('meta-data/local-ipv4', init),
    ]);
    return { vpcId, address };
  } catch {
    return undefined;
  }
}
