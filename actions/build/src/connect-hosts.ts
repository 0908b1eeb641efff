import type { Connect, Host } from '@ami-select/provisioner';
import type { Transport } from '@ami-select/transport';

/** A host that is connected. */
export interface ConnectedHost {
  readonly name: string;
  readonly transport: Transport;
}

const CONNECT_TIMEOUT_MS = 30_000;

/** Connects to every host and runs `use`; closes every connection, whatever happens. */
export async function withConnections<T>(
  hosts: readonly Host[],
  { connect, signal }: { readonly connect: Connect; readonly signal: AbortSignal },
  use: (connected: readonly ConnectedHost[]) => Promise<T>,
): Promise<T> {
  const attempts = await Promise.allSettled(
    hosts.map(async (host) => {
      const { name, address, port, user, privateKey, hostKey } = host;
      const target = { label: name, host: address, port, user, privateKey, hostKey };
      return { name, transport: await connect(target, { signal, connectTimeoutMs: CONNECT_TIMEOUT_MS }) };
    }),
  );
  const connected = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  try {
    for (const attempt of attempts) if (attempt.status === 'rejected') throw attempt.reason;
    return await use(connected);
  } finally {
    await Promise.allSettled(connected.map(({ transport }) => transport.close()));
  }
}
