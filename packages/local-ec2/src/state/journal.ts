/** One request and how it was answered. */
export interface JournalRequest {
  readonly requestId: string;
  readonly at: Date;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly input: object;
  readonly status: number;
  /** Error code, when it was refused. */
  readonly code?: string;
  /** The answer was lost on purpose. */
  readonly lost?: boolean;
}

export type ResourceKind =
  | 'instance'
  | 'volume'
  | 'network-interface'
  | 'security-group'
  | 'key-pair'
  | 'launch-template'
  | 'fleet'
  | 'spot-instances-request'
  | 'image'
  | 'snapshot'
  | 'parameter';

/** One resource, who made it and whether it is still there. */
export interface JournalResource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly region: string;
  readonly accountId: string;
  readonly madeAt: Date;
  /** The request that made it. */
  readonly requestId: string;
  /** When it ceased to exist and to cost; a terminated instance is gone although it can still be described. */
  readonly goneAt?: Date;
}

/** The request that makes a resource: whose it is, where and when. */
export interface MakingRequest {
  readonly requestId: string;
  readonly region: string;
  readonly accountId: string;
  readonly now: Date;
}

/** Every request and every resource: the oracle for "nothing left". */
export interface Journal {
  /** The last 20,000, oldest first. */
  requests(): readonly JournalRequest[];
  /** The last 100,000 that are gone, in the order of their ends, and all that are left. */
  resources(): readonly JournalResource[];
  /** Resources that still exist or cost money. */
  left(): readonly JournalResource[];
  recordRequest(request: JournalRequest): void;
  made(request: MakingRequest, kind: ResourceKind, id: string): void;
  gone(id: string, at: Date): void;
}

/** The journal keeps the last of both, so that an endpoint can run for days; what still exists is always kept. */
const MAX_REQUESTS = 20_000;
const MAX_GONE = 100_000;

export function createJournal(): Journal {
  const requests = createRecent<JournalRequest>(MAX_REQUESTS);
  const gone = createRecent<JournalResource>(MAX_GONE);
  const left = new Map<string, JournalResource>();
  return {
    requests: () => requests.list(),
    resources: () => [...gone.list(), ...left.values()],
    left: () => [...left.values()],
    recordRequest: (request) => requests.add(request),
    made: ({ region, accountId, requestId, now }, kind, id) =>
      void left.set(id, { kind, id, region, accountId, requestId, madeAt: now }),
    gone: (id, at) => {
      const resource = left.get(id);
      if (!resource) return;
      left.delete(id);
      gone.add({ ...resource, goneAt: at });
    },
  };
}

/** The last items of a long stream. */
interface Recent<Item> {
  add(item: Item): void;
  /** Oldest first, at most so many. */
  list(): readonly Item[];
}

/** Old items are dropped many at a time: each costs the same, however many there were. */
function createRecent<Item>(limit: number): Recent<Item> {
  let items: Item[] = [];
  return {
    list: () => items.slice(-limit),
    add: (item) => {
      items.push(item);
      if (items.length >= 2 * limit) items = items.slice(-limit);
    },
  };
}
