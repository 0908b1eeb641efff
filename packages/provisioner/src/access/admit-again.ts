import type { SpawnDependencies } from '../aws/ports.ts';
import { singleAddress } from '../fleet/cidr.ts';
import type { Ledger } from '../record/ledger.ts';
import { allowSsh } from './ensure-security-groups.ts';
import { rangesOf } from './ssh-source.ts';

/** Booted machines have responded by then. */
const PATIENCE_MS = 20_000;

/**
 * Looks the caller's address up once more when no machine has responded after 20 s, and lets that one in as well: a
 * runner behind a pool of NAT gateways leaves by several. The network of a `sshFrom` that was given stays alone. Nothing
 * depends on it, so that a failure is a warning.
 */
export async function admitAgain(
  ledger: Ledger,
  isReached: () => boolean,
  dependencies: SpawnDependencies,
): Promise<void> {
  const { intent, securityGroupId, route } = ledger.handle();
  const { callerAddress, clock, signal, logger } = dependencies;
  const isByAddress = route === undefined || route.by === 'ipv6';
  if (intent.sshFrom !== 'auto' || securityGroupId === undefined || !isByAddress) return;
  try {
    await clock.sleep(PATIENCE_MS, signal, { background: true });
    if (isReached() || callerAddress === undefined) return;
    const name = singleAddress(await callerAddress());
    if (name === undefined || signal?.aborted) return;
    logger.info(`No machine responded within ${PATIENCE_MS / 1000} s; this machine comes from ${name} now.`);
    const source = { name, ranges: rangesOf(name, `caller of ${intent.fleetId}`) };
    await allowSsh(securityGroupId, source, dependencies);
  } catch (error) {
    if (!signal?.aborted) logger.warn(`The address of this machine was not let in again: ${String(error)}`);
  }
}
