import type { Machine } from '@ami-select/builder';
import type { Logger } from '@ami-select/core';
import { type Connect, type Host, sshTarget } from '@ami-select/provisioner';
import { keepConnected, type Transport } from '@ami-select/transport';

const CONNECT_TIMEOUT_MS = 30_000;

/**
 * Connects to every host and runs `use`; closes every connection, whatever happens. A connection that is lost meanwhile is
 * opened again for what does not run twice by that.
 */
export async function withConnections<T>(
  hosts: readonly Host[],
  {
    connect,
    signal,
    logger,
  }: { readonly connect: Connect; readonly signal: AbortSignal; readonly logger: Pick<Logger, 'warn'> },
  use: (machines: readonly Machine[]) => Promise<T>,
): Promise<T> {
  const attempts = await Promise.allSettled(
    hosts.map(async (host): Promise<Machine> => {
      const open = (ends: AbortSignal): Promise<Transport> =>
        connect(sshTarget(host), { signal: ends, connectTimeoutMs: CONNECT_TIMEOUT_MS });
      const onLost = (line: string): void => logger.warn(line);
      return {
        name: host.name,
        transport: keepConnected(await open(signal), { connect: open, onLost, signal }),
      };
    }),
  );
  const machines = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  try {
    for (const attempt of attempts) if (attempt.status === 'rejected') throw attempt.reason;
    return await use(machines);
  } finally {
    await Promise.allSettled(machines.map(({ transport }) => transport.close()));
  }
}
