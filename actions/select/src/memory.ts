import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small while a listing of any length is read page by page. V8 would let the young generation
 * grow until it holds the garbage of many pages; measured with 50,000 images: 234 MiB without, 135 MiB with this.
 */
export function limitMemoryGrowth(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
