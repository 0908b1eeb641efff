import { renderTable } from '@ami-select/action-kit';
import type { LockMode } from '@ami-select/config';
import { ageText, costText, type Selection, type UsedLock, whyItWon } from '@ami-select/selector';

/** Which image and why, or a table of several regions, for the job summary. */
export function renderSelections(selections: readonly Selection[], missing: readonly string[] = []): string {
  const [first, ...others] = selections;
  if (first !== undefined && others.length === 0) return renderOne(first, missing);
  return renderTable({
    title: 'Selected images',
    header: ['region', 'image', 'name', 'age'],
    rows: selections.map(({ region, image }) => [region, image.id, image.name, ageText(image)]),
    ...noteOf(missing),
  });
}

/** The image, its name and why it won come first. */
function renderOne(selection: Selection, missing: readonly string[]): string {
  const { region, image, runnersUp, cost } = selection;
  return renderTable({
    title: 'Selected image',
    header: ['what', 'value'],
    rows: [
      ['image', image.id],
      ['name', image.name],
      ['why', whyItWon(selection)],
      ['region', region],
      ['owner', image.publisher ?? image.ownerAlias ?? image.ownerId],
      ['age', ageText(image)],
      ['runner-up', runnersUp[0]?.name ?? 'none'],
      ['cost', costText(cost)],
    ],
    ...noteOf(missing),
  });
}

function noteOf(missing: readonly string[]): { readonly note?: string } {
  return missing.length === 0 ? {} : { note: `The query is optional; no image in ${missing.join(', ')}.` };
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
      ageText(image),
    ]),
    note: VERDICTS.locked,
  });
}
