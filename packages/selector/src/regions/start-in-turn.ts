import { setImmediate as nextTurn } from 'node:timers/promises';

/** Few enough that the first request does not wait long, enough that the turns themselves cost little. */
const PER_TURN = 5;

/**
 * Starts work for every item, a few in each turn of the event loop, and resolves with the results in the order of the
 * items. Started all at once, they would reach every step together: the first request would be sent no sooner than
 * the last, and all responses would be read at the same time.
 */
export function startInTurn<Item, Result>(
  items: readonly Item[],
  start: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  let turn = Promise.resolve();
  const started = items.map((item, index) => {
    if (index > 0 && index % PER_TURN === 0) turn = turn.then(() => nextTurn());
    return turn.then(() => start(item));
  });
  return Promise.all(started);
}
