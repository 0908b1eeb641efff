/** Faults on purpose. Deterministic: the same plan, seed and calls give the same faults. */
export interface FaultPlan {
  readonly rules: readonly FaultRule[];
}

/** One rule: for these calls or launches, this effect. */
export interface FaultRule {
  /** For people and for the journal. */
  readonly name?: string;
  readonly match?: FaultMatch;
  /** Leave this many matching calls alone first. */
  readonly after?: number;
  /** Apply this often, then never again; always when absent. */
  readonly times?: number;
  /** Apply only during this many ms from the first match on. */
  readonly forMs?: number;
  /** Apply with this probability, from 0 to 1, drawn from the seed. */
  readonly chance?: number;
  readonly effect: FaultEffect;
}

/** Values may hold `*` and `?`. A rule with `instanceType`, `zone` or `market` looks at each launch attempt. */
export interface FaultMatch {
  readonly operation?: string | readonly string[];
  readonly region?: string;
  readonly accountId?: string;
  readonly instanceType?: string;
  readonly zone?: string;
  readonly market?: 'on-demand' | 'spot';
}

export type FaultEffect =
  /** The call is refused (F1, F2, F4, F6, F10, F14 to F16, F18, F19, every launch error). */
  | { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly status?: number }
  /** The call takes longer. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The call works, its response never arrives (F3). */
  | { readonly kind: 'lose-response' }
  /** Resources that the call creates are unknown to other calls for a while (F7, F8). */
  | { readonly kind: 'hide'; readonly ms: number }
  /** A read returns the response that the same read got at least this long ago, if there is one (F9). */
  | { readonly kind: 'stale'; readonly ms: number }
  /** Filters of the call, and DescribeTags, see tags as they were so long ago (F11). */
  | { readonly kind: 'lag-tags'; readonly ms: number }
  /** The launch is accepted, then the machine terminates (F13). */
  | { readonly kind: 'die'; readonly code: string; readonly message?: string; readonly afterMs?: number }
  /** Spot interruption: announced `noticeMs` before it takes place (F20). */
  | { readonly kind: 'interrupt'; readonly afterMs: number; readonly noticeMs?: number }
  /** Shutting-down takes this much longer (F17). */
  | { readonly kind: 'slow-termination'; readonly ms: number }
  /**
   * For so long after it runs, the machine's SSH port is closed, or takes connections without a word, or accepts no
   * key (F12, F21). Needs a sandbox; a port that is closed or silent is one of loopback, named by the port tag.
   */
  | {
      readonly kind: 'late-ssh';
      readonly phase: 'closed' | 'silent' | 'unauthorized';
      readonly ms: number;
    }
  /** The machine never gets a public address (F22). */
  | { readonly kind: 'no-address' }
  /** The launch gives at most this many machines, below MinCount it is refused for capacity (F14). */
  | { readonly kind: 'fewer'; readonly count: number };

export type FaultKind = FaultEffect['kind'];
