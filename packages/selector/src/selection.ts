import type { Rejection } from './choose/shortlist.ts';
import type { Image } from './image/image.ts';

/** What a question cost. `bytes` counts response bodies; 0 when the client does not tell. */
export interface Cost {
  readonly calls: number;
  readonly images: number;
  readonly bytes: number;
}

/** The answer: the image, and why that one. */
export interface Selection {
  readonly region: string;
  readonly image: Image;
  /** Sentences for a human, the deciding one first. */
  readonly reasons: readonly string[];
  /** The next best of those that were looked at. */
  readonly runnersUp: readonly Image[];
  readonly rejected: readonly Rejection[];
  readonly cost: Cost;
  readonly warnings: readonly string[];
}
