import type { Credentials } from '../state/accounts.ts';
import type { World } from './world.ts';

/** Context of a request: caller, region and time. */
export interface RequestContext {
  readonly world: World;
  readonly region: string;
  readonly accountId: string;
  /** The credentials that the account follows from. */
  readonly credentials: Credentials;
  readonly requestId: string;
  /** The endpoint as the client named it, with its port (once): the `Host` header. */
  readonly host: string;
  /** The world's clock at the start of the request. */
  readonly now: Date;
  /** Resources that this call creates are unknown to other calls this long (fault F7, F8). */
  readonly hideMs: number;
  /** Filters of this call see tags as they were so long ago (fault F11). */
  readonly tagLagMs: number;
}
