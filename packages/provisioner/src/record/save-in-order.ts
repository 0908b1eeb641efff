/** Runs one save after the other; those that are requested while one runs become one. */
export function saveInOrder(save: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running.then(ignore, ignore).then(() => {
      next = undefined;
      running = save();
      return running;
    });
    return next;
  };
}

/** Whoever requested the save has its error. */
function ignore(): void {}
