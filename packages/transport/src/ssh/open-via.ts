import type { Duplex } from 'node:stream';
import { TransportError } from '../contract/errors.ts';
import type { OpenTunnel, SshTarget } from '../contract/transport.ts';
import { type OutsideLimits, useOutside } from './use-outside.ts';

/**
 * Opens the tunnel that a target names. A failure is retryable, as the machine behind it may still be booting; a denied
 * tunnel is not.
 * @throws TransportError `UNREACHABLE`, `ACCESS_DENIED`, `ABORTED`, `INVALID_OPTIONS`
 */
export function openVia(
  target: SshTarget,
  openTunnel: OpenTunnel | undefined,
  limits: OutsideLimits,
): Promise<Duplex> {
  const { label, host, port } = target;
  const use = async (signal: AbortSignal): Promise<Duplex> => {
    if (openTunnel !== undefined) return openTunnel(target, signal);
    const message = `${label}: a tunnel leads to it, which this connection cannot open`;
    throw new TransportError('INVALID_OPTIONS', message, { label });
  };
  return useOutside(use, { label, failed: `cannot open a tunnel to ${host}:${port}` }, limits);
}
