import type { Rejection } from '../choose/shortlist.ts';
import type { Image } from '../image/image.ts';

/** API calls, images listed, and bytes of response bodies (0 when the client does not report them). */
export interface Cost {
  readonly calls: number;
  readonly images: number;
  readonly bytes: number;
}

/** The sum of several costs. */
export function totalCost(costs: readonly Cost[]): Cost {
  const total = { calls: 0, images: 0, bytes: 0 };
  for (const { calls, images, bytes } of costs) {
    total.calls += calls;
    total.images += images;
    total.bytes += bytes;
  }
  return total;
}

/** `1 call, 12 images, 40312 bytes`. */
export function costText({ calls, images, bytes }: Cost): string {
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [count(calls, 'call'), count(images, 'image'), count(bytes, 'byte')].join(', ');
}

/** The image that a query selects, and the reasons. */
export interface Selection {
  readonly region: string;
  readonly image: Image;
  /** Sentences for a person, the deciding one first. */
  readonly reasons: readonly string[];
  /** The next best of the listed images. */
  readonly runnersUp: readonly Image[];
  readonly rejected: readonly Rejection[];
  readonly cost: Cost;
  readonly warnings: readonly string[];
}
