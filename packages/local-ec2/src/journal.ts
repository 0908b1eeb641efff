import type { RequestContext } from './operations/operation.ts';

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

/** Every request and every resource: the oracle for "nothing left". */
export interface Journal {
  requests(): readonly JournalRequest[];
  resources(): readonly JournalResource[];
  /** Resources that still exist or cost money. */
  left(): readonly JournalResource[];
  recordRequest(request: JournalRequest): void;
  made(context: RequestContext, kind: ResourceKind, id: string): void;
  gone(id: string, at: Date): void;
}

/** The journal keeps the last requests only, so that an endpoint can run for days. */
const MAX_REQUESTS = 20_000;

export function createJournal(): Journal {
  const requests: JournalRequest[] = [];
  const resources = new Map<string, JournalResource>();
  return {
    requests: () => requests,
    resources: () => [...resources.values()],
    left: () => [...resources.values()].filter(({ goneAt }) => goneAt === undefined),
    recordRequest: (request) => {
      requests.push(request);
      if (requests.length > MAX_REQUESTS) requests.splice(0, requests.length - MAX_REQUESTS);
    },
    made: ({ region, accountId, requestId, now }, kind, id) =>
      void resources.set(id, { kind, id, region, accountId, requestId, madeAt: now }),
    gone: (id, at) => {
      const resource = resources.get(id);
      if (resource && !resource.goneAt) resources.set(id, { ...resource, goneAt: at });
    },
  };
}
