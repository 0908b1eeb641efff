import type { ImageRegistry } from '../../catalogue/image-registry.ts';
import type { World } from '../../model/world.ts';
import type { RequestContext } from '../operation.ts';

/** The registry of images that the world carries. */
export function registryOf(context: RequestContext): ImageRegistry {
  return (context.world as World & { readonly images: ImageRegistry }).images;
}

/** What an account sees of images, and when. */
export interface ImageView {
  readonly accountId: string;
  /** In ms. */
  readonly now: number;
}

export function viewOf(context: RequestContext): ImageView {
  return { accountId: context.accountId, now: context.now.getTime() };
}
