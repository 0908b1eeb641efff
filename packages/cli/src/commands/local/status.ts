import type { RunningEndpoint } from './find-endpoint.ts';

/** More regions than this are counted, not named. */
const FEW = 10;

/** The status of an endpoint, for a person. */
export function statusLines({ record, status }: RunningEndpoint): string[] {
  const { sandbox, strictSignatures, regions, images, remaining, faults } = status;
  const instances = remaining.filter(({ kind }) => kind === 'instance');
  return [
    `endpoint   ${record.endpoint} (process ${record.pid})`,
    `callers    ${strictSignatures ? 'with the secret key only' : 'ANYBODY who reaches the port'}`,
    `machines   ${sandbox}`,
    `images     ${images} in ${record.region}`,
    `regions    ${regions.length > FEW ? regions.length : regions.join(', ')}`,
    `instances  ${instances.map(({ id, region }) => `${id} in ${region}`).join(', ') || 'none'}`,
    `resources  ${remaining.length === 1 ? '1 exists' : `${remaining.length} exist`}`,
    `faults     ${faults.rules.map(({ name, effect }) => name ?? effect.kind).join(', ') || 'none'}`,
  ];
}

/** The same for a program. */
export function statusDocument({ record, status }: RunningEndpoint): Readonly<Record<string, unknown>> {
  const { endpoint, pid, region } = record;
  return { endpoint, pid, region, ...status };
}
