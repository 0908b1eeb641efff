import type { ResourceKind } from '../state/journal.ts';
import type { RequestContext } from './request-context.ts';

/** Records its creator, and hides it as long as the world is inconsistent. */
export function keep(
  context: RequestContext,
  { kind, id, hideMs = 0 }: { kind: ResourceKind; id: string; hideMs?: number },
): void {
  const { world, now } = context;
  world.journal.created(context, kind, id);
  const ms = Math.max(hideMs, context.hideMs);
  if (ms > 0) world.visibility.hide(id, new Date(now.getTime() + ms));
}
