import type { RequestContext } from '../operation.ts';

/** View of images: the account, and the time. */
export interface ImageView {
  readonly accountId: string;
  /** In ms. */
  readonly now: number;
  /** Time of the newest tags that filters find (F11), in ms. */
  readonly tagsUntil: number;
}

export function viewOf(context: RequestContext): ImageView {
  const now = context.now.getTime();
  return { accountId: context.accountId, now, tagsUntil: now - context.tagLagMs };
}
