/** Counts the cost of a selection while it runs. */
export interface Meter {
  calls: number;
  images: number;
  bytes: number;
}

export function createMeter(): Meter {
  return { calls: 0, images: 0, bytes: 0 };
}
