import { ageText, type Image, type Selection } from '@ami-select/selector';

export interface SelectionDetail {
  /** Every condition that was met, not only the reason that decided. */
  readonly everyReason: boolean;
}

/** Which image, why, and which one came next, for a person. */
export function selectionLines(
  { image, region, reasons, runnersUp }: Selection,
  { everyReason }: SelectionDetail,
): string[] {
  const [second] = runnersUp;
  const shown = everyReason ? reasons : reasons.slice(0, 1);
  return [
    `${image.id}  ${image.name}`,
    `  ${describeImage(image)}, in ${region}`,
    ...shown.map((reason) => `  why: ${reason}`),
    second
      ? `  runner-up: ${second.id}  ${second.name}  (${second.creationDate ? day(second.creationDate) : ageText(second)})`
      : '  runner-up: none',
  ];
}

function describeImage(image: Image): string {
  const owner = image.publisher === undefined ? image.ownerId : `${image.publisher} (${image.ownerId})`;
  const { creationDate } = image;
  const age = creationDate && `created ${day(creationDate)}, ${ageText(image)} old`;
  return `${image.architecture}, owner ${owner}, ${age ?? ageText(image)}`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length);
}
