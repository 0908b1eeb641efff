import { type ReapReport, reapReason } from '@ami-select/provisioner';

const HEAD = ['outcome', 'region', 'kind', 'id', 'fleet', 'why'] as const;

/**
 * What a reaper did about each resource and why, what needs attention last; then what is unknown. What is not ours by
 * its whole signature shows with `all` alone.
 */
export function reapTable(
  { resources, unknown }: Pick<ReapReport, 'resources' | 'unknown'>,
  { all }: { readonly all: boolean },
): string[] {
  const shown = resources.filter(({ reason }) => all || reason !== 'not-ours');
  const rows = shown.map((resource) => {
    const { outcome, region, kind, id, fleetId = '-', refusal, command } = resource;
    const left = outcome === 'remaining' && command !== undefined ? `; ${command}` : '';
    const why = `${reapReason(resource)}${refusal === undefined ? '' : `; ${refusal}`}${left}`;
    return [outcome, region, kind, id, fleetId, why];
  });
  return [
    ...(rows.length === 0 ? [] : alignColumns([HEAD, ...rows])),
    ...unknown.map(({ region, kind, reason }) => `unknown  ${region}  ${kind}: ${reason}`),
  ];
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
