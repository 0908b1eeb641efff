/** One request and the outcome of its response. */
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
  /** The response was lost on purpose. */
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
  | 'instance-connect-endpoint'
  | 'spot-instances-request'
  | 'image'
  | 'snapshot'
  | 'parameter';

/** One resource, who created it and whether it still exists. */
export interface JournalResource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly region: string;
  readonly accountId: string;
  readonly createdAt: Date;
  /** The request that created it. */
  readonly requestId: string;
  /** When it ceased to exist and to cost; a terminated instance counts as deleted although it can still be described. */
  readonly deletedAt?: Date;
}

/** The request that creates a resource: whose it is, where and when. */
export interface CreatingRequest {
  readonly requestId: string;
  readonly region: string;
  readonly accountId: string;
  readonly now: Date;
}

/** Every request and every resource: the oracle for "nothing remains". */
export interface Journal {
  /** The last 20,000, oldest first. */
  requests(): readonly JournalRequest[];
  /** The last 100,000 deleted ones, in the order of their deletion, and all that remain. */
  resources(): readonly JournalResource[];
  /** Resources that still exist or cost money. */
  remaining(): readonly JournalResource[];
  recordRequest(request: JournalRequest): void;
  created(request: CreatingRequest, kind: ResourceKind, id: string): void;
  deleted(id: string, at: Date): void;
}

/** The journal keeps the last of both, so that an endpoint can run for days; what still exists is always kept. */
const MAX_REQUESTS = 20_000;
const MAX_DELETED = 100_000;

export function createJournal(): Journal {
  const requests = createRecent<JournalRequest>(MAX_REQUESTS);
  const deleted = createRecent<JournalResource>(MAX_DELETED);
  const remaining = new Map<string, JournalResource>();
  return {
    requests: () => requests.list(),
    resources: () => [...deleted.list(), ...remaining.values()],
    remaining: () => [...remaining.values()],
    recordRequest: (request) => requests.add(request),
    created: ({ region, accountId, requestId, now }, kind, id) =>
      void remaining.set(id, { kind, id, region, accountId, requestId, createdAt: now }),
    deleted: (id, at) => {
      const resource = remaining.get(id);
      if (!resource) return;
      remaining.delete(id);
      deleted.add({ ...resource, deletedAt: at });
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
