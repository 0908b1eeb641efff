/** What the items of a pattern stand for. */
export interface RunMeaning<Item, Unit> {
  /** Whether an item stands for any number of units. */
  isRun(item: Item): boolean;
  /** Whether an item that is no run stands for a unit. */
  fits(item: Item, unit: Unit): boolean;
}

/**
 * Whether a pattern with runs, such as the stars of a glob, stands for all of the units. Only the last run is ever
 * widened, since one before it would find nothing more: the time is in proportion to the length of both, whatever they
 * hold.
 */
export function matchesRun<Item, Unit>(
  items: readonly Item[],
  units: readonly Unit[],
  { isRun, fits }: RunMeaning<Item, Unit>,
): boolean {
  let item = 0;
  let run = -1;
  let resume = 0;
  for (let at = 0; at < units.length; ) {
    const hasItem = item < items.length;
    if (hasItem && isRun(items[item] as Item)) {
      run = item;
      resume = at;
      item += 1;
    } else if (hasItem && fits(items[item] as Item, units[at] as Unit)) {
      item += 1;
      at += 1;
    } else if (run === -1) {
      return false;
    } else {
      resume += 1;
      at = resume;
      item = run + 1;
    }
  }
  return items.slice(item).every(isRun);
}
