import type { RequestContext } from '../operation.ts';

/** What an account sees of images, and when. */
export interface ImageView {
  readonly accountId: string;
  /** In ms. */
  readonly now: number;
}

export function viewOf(context: RequestContext): ImageView {
  return { accountId: context.accountId, now: context.now.getTime() };
}
