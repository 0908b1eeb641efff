import { renderTable } from '@ami-select/action-kit';
import type { LockMode } from '@ami-select/config';
import { ageText, type Selection, type UsedLock } from '@ami-select/selector';

/** Which image, and why, for the job summary. */
export function renderSelections(selections: readonly Selection[]): string {
  return renderTable({
    title: 'Selected image',
    header: ['region', 'image', 'name', 'owner', 'age', 'why', 'runner-up'],
    rows: selections.map(({ region, image, reasons, runnersUp }) => [
      region,
      image.id,
      image.name,
      image.publisher ?? image.ownerAlias ?? image.ownerId,
      ageText(image),
      reasons[0] ?? '',
      runnersUp[0]?.name ?? 'none',
    ]),
    ...(selections.length === 0 && { note: 'No image matches; the query is optional.' }),
  });
}

const VERDICTS = {
  locked: 'Every locked image exists and is what it was.',
  update: 'The lock was up to date.',
  check: 'The lock is up to date.',
} as const;

/** The locked images, or the differences, for the job summary. */
export function renderLock(mode: LockMode, { changes, selections }: UsedLock): string {
  if (mode === 'locked') return renderLocked(selections);
  return renderTable({
    title: mode === 'update' ? 'Lock updated' : 'Lock',
    header: ['image', 'region', 'what', 'change'],
    rows: changes.map(({ name, region, kind, message }) => [name, region, kind, message]),
    ...(changes.length === 0 && { note: VERDICTS[mode] }),
  });
}

function renderLocked(selections: UsedLock['selections']): string {
  return renderTable({
    title: 'Locked images',
    header: ['image', 'region', 'id', 'name', 'age'],
    rows: selections.map(({ name, selection: { region, image } }) => [
      name,
      region,
      image.id,
      image.name,
      `${image.ageDays} days`,
    ]),
    note: VERDICTS.locked,
  });
}
