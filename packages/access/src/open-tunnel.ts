import type { Duplex } from 'node:stream';
import type { Access, Variables } from './access.ts';
import { openCommandTunnel } from './command-tunnel.ts';

/** A machine that a tunnel leads to, and the tunnel as the provisioner describes it. */
export interface TunnelTarget {
  /** Its private address. */
  readonly host: string;
  readonly port: number;
  readonly via?: Readonly<Record<string, string>> | undefined;
}

/**
 * Opens the tunnel to a machine: through an EC2 Instance Connect Endpoint, or through Session Manager by the user's own
 * AWS CLI (`aws ssm start-session`). Neither was verified on live AWS [U].
 */
export function createTunnels(
  variables: Variables,
  { credentials }: Pick<Access, 'credentials'> = {},
): (target: TunnelTarget, signal: AbortSignal) => Promise<Duplex> {
  return async ({ host, port, via = {} }, signal) => {
    const { kind, region = '' } = via;
    if (kind === 'ssm') return openCommandTunnel(startSession(via, port), { variables, signal });
    if (kind !== 'instance-connect') throw new TypeError(`unknown kind of tunnel "${kind}"`);
    const { openInstanceConnect } = await import('./instance-connect-tunnel.ts');
    const { endpointId = '', dnsName = '', seconds = '3600' } = via;
    const tunnel = { region, endpointId, dnsName, privateAddress: host, port, seconds: Number(seconds) };
    return openInstanceConnect(tunnel, { variables, credentials, signal });
  };
}

/** Documented as a ProxyCommand in the user guide of Session Manager, "Allow SSH connections". */
function startSession(
  { region = '', instanceId = '' }: Readonly<Record<string, string>>,
  port: number,
): readonly string[] {
  const document = ['--document-name', 'AWS-StartSSHSession', '--parameters', `portNumber=${port}`];
  return ['aws', 'ssm', 'start-session', '--region', region, '--target', instanceId, ...document];
}
