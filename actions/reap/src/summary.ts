import { renderTable } from '@ami-select/action-kit';
import { type ReapReport, reapReason, reapSummary } from '@ami-select/provisioner';

/** The runner drops a summary above 1 MiB without a word. */
const MOST_ROWS = 500;

/** What was done to each resource, and why; what needs attention first. What is not ours has no row. */
export function renderReport(report: ReapReport): string {
  const rows = [
    ...report.unknown.map(({ region, kind, reason }) => ['unknown', region, kind, '', '', reason]),
    ...rowsOf(report),
  ];
  const left = rows.length - MOST_ROWS;
  return renderTable({
    title: 'Reaper',
    header: ['outcome', 'region', 'kind', 'id', 'fleet', 'why'],
    rows: rows.slice(0, MOST_ROWS),
    note: `${reapSummary(report)}${left > 0 ? ` ${left} more rows are in output report.` : ''}`,
  });
}

function rowsOf({ resources }: ReapReport): readonly (readonly string[])[] {
  const ours = resources.filter(({ reason }) => reason !== 'not-ours');
  const isRemaining = ({ outcome }: (typeof ours)[number]): boolean => outcome === 'remaining';
  const inOrder = [...ours.filter(isRemaining), ...ours.filter((one) => !isRemaining(one))];
  return inOrder.map((resource) => {
    const { outcome, region, kind, id, fleetId = '', refusal } = resource;
    const why = refusal === undefined ? reapReason(resource) : `${reapReason(resource)}; ${refusal}`;
    return [outcome, region, kind, id, fleetId, why];
  });
}
