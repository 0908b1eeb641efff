import { renderTable } from '@ami-select/action-kit';
import type { FleetIntent, Host, HostTimings } from '@ami-select/provisioner';

/** What the summary says beside the hosts themselves. */
export interface FleetFacts {
  /** From the launch of each host to its steps. */
  readonly timings: readonly HostTimings[];
  /** In words; absent before anything is priced. */
  readonly price: string | undefined;
}

/** The table of a fleet's hosts for the job summary, with the seconds from launch to each step. */
export function renderFleet(
  { fleetId, image, expiresAt }: Pick<FleetIntent, 'fleetId' | 'image' | 'expiresAt'>,
  hosts: readonly Host[],
  { timings, price }: FleetFacts,
): string {
  return renderTable({
    title: `Fleet ${fleetId}`,
    header: ['host', 'instance', 'address', 'running', 'login', 'ready'],
    rows: hosts.map(({ name, instanceId, address, port }) => {
      const { runningMs, reachableMs, readyMs } = timings.find((one) => one.instanceId === instanceId) ?? {};
      return [
        name,
        instanceId,
        `${address}:${port}`,
        seconds(runningMs),
        seconds(reachableMs),
        seconds(readyMs),
      ];
    }),
    note: [
      `Image ${image.id} (${image.name ?? 'no name'}). Every instance powers itself off at ${expiresAt}.`,
      'Seconds from the launch until EC2 showed the instance running, it took a login, and it was ready.',
      ...(price === undefined ? [] : [price]),
    ],
  });
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '-' : `${(ms / 1_000).toFixed(1)} s`;
}
