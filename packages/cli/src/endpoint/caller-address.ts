import { CliError } from '../errors.ts';

/** AWS's own service that answers with the address a request came from. */
const SERVICE = 'https://checkip.amazonaws.com';
const TIMEOUT_MS = 5_000;

/**
 * Public IPv4 address of this machine, the only one that may reach SSH of a fleet.
 * @throws CliError INVALID_INPUT when it cannot be found out.
 */
export async function callerAddress(): Promise<string> {
  try {
    const response = await fetch(SERVICE, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const address = (await response.text()).trim();
    if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return address;
    throw new Error(`unexpected answer of ${response.status}`);
  } catch (error) {
    throw new CliError(
      'INVALID_INPUT',
      `the address of this machine is unknown: ${SERVICE} does not answer`,
      {
        cause: error,
        hint: 'Give --ssh-from with the CIDR that may reach SSH.',
      },
    );
  }
}
