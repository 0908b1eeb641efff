/** Before cloud-init has written them, keys open no door; this is how that takes longer. */
export interface KeyHold {
  isHeld(): boolean;
  /** Called at the release, at once when that was already. */
  onRelease(act: () => void): void;
  release(): void;
}

/** Keys that are held, or are not. */
export function createKeyHold(held: boolean): KeyHold {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isHeld = held;
  if (!held) resolve();
  return {
    isHeld: () => isHeld,
    onRelease: (act) => void promise.then(act),
    release: () => {
      isHeld = false;
      resolve();
    },
  };
}
