import type { SpawnDependencies } from '../aws/ports.ts';
import { breadthOf, parseCidr, singleAddress } from '../fleet/cidr.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

const HINT = 'Give ssh-from, such as 203.0.113.7/32 (your address).';

/** The network that may reach SSH: that of the intent, or the caller's own address only. */
export async function resolveSshFrom(
  intent: FleetIntent,
  { callerAddress }: Pick<SpawnDependencies, 'callerAddress'>,
): Promise<string> {
  const { sshFrom = 'auto' } = intent;
  if (sshFrom !== 'auto') return assertNarrow(sshFrom);
  if (callerAddress === undefined) {
    throw new ProvisionerError(
      'INVALID_REQUEST',
      'ssh-from: auto needs a way to learn the address of this machine.',
      { hint: HINT },
    );
  }
  const address = await callerAddress();
  const cidr = singleAddress(address);
  if (cidr === undefined) {
    throw new ProvisionerError(
      'INVALID_REQUEST',
      `ssh-from: auto got ${JSON.stringify(address)}, which is not an IP address.`,
      { hint: HINT },
    );
  }
  return cidr;
}

function assertNarrow(text: string): string {
  const cidr = parseCidr(text);
  if (cidr !== undefined && breadthOf([cidr]) !== 'open') return text;
  throw new ProvisionerError('UNSAFE_REQUEST', `ssh-from: ${text} would open SSH to the world.`);
}
