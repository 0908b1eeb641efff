import type { Machine } from '@ami-select/builder';
import { type Connect, type Host, sshTarget } from '@ami-select/provisioner';

const CONNECT_TIMEOUT_MS = 30_000;

/** Connects to every host and runs `use`; closes every connection, whatever happens. */
export async function withConnections<T>(
  hosts: readonly Host[],
  { connect, signal }: { readonly connect: Connect; readonly signal: AbortSignal },
  use: (machines: readonly Machine[]) => Promise<T>,
): Promise<T> {
  const attempts = await Promise.allSettled(
    hosts.map(async (host): Promise<Machine> => {
      const options = { signal, connectTimeoutMs: CONNECT_TIMEOUT_MS };
      return { name: host.name, transport: await connect(sshTarget(host), options) };
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
