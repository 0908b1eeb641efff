import { ageText, costText, type Image, type Selection, whyItWon } from '@ami-select/selector';

/** Three lines for a person: the id, the name, and why this image won. */
export function selectionLines(selection: Selection): string[] {
  const { image } = selection;
  return [image.id, nameOf(image), `${whyItWon(selection)} (${ageText(image)})`];
}

/** One line per region: its name, the id, the name and the age of its image. */
export function regionLines(selections: readonly Selection[]): string[] {
  const rows = selections.map(({ region, image }) => [region, image.id, nameOf(image), ageText(image)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** Everything else about a selection: place, owner, the conditions that were met, the runner-up and the cost. */
export function detailLines({ image, region, reasons, runnersUp, cost }: Selection): string[] {
  const [second] = runnersUp;
  const conditions = reasons.slice(1);
  const saysArchitecture = conditions.some((condition) => condition.startsWith('architecture: '));
  return [
    `region: ${region}`,
    `created: ${image.creationDate?.toISOString() ?? ageText(image)}`,
    ...(saysArchitecture ? [] : [`architecture: ${image.architecture}`]),
    ...conditions,
    `runner-up: ${second === undefined ? 'none' : `${second.id} ${nameOf(second)} (${ageText(second)})`}`,
    `cost: ${costText(cost)}`,
  ].map((line) => `  ${line}`);
}

function nameOf({ name }: Image): string {
  return name === '' ? 'no name' : name;
}
