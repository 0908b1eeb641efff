import type { Image, Selection } from '@ami-select/selector';

/** Which image, why, and which one came next, for a person. */
export function selectionLines({ image, region, reasons, runnersUp }: Selection): string[] {
  const [second] = runnersUp;
  return [
    `${image.id}  ${image.name}`,
    `  ${describeImage(image)}, in ${region}`,
    ...reasons.map((reason) => `  why: ${reason}`),
    second ? `  runner-up: ${second.id}  ${second.name}  (${day(second.creationDate)})` : '  runner-up: none',
  ];
}

function describeImage(image: Image): string {
  const owner = image.publisher === undefined ? image.ownerId : `${image.publisher} (${image.ownerId})`;
  const age = image.ageDays === 1 ? '1 day' : `${image.ageDays} days`;
  return `${image.architecture}, owner ${owner}, created ${day(image.creationDate)}, ${age} old`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length);
}
