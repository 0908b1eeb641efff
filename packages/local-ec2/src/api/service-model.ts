/** The type of a value on the wire. */
export type WireType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | { readonly structure: string }
  | { readonly list: WireType; readonly item: string }
  | { readonly map: WireType };

/** One member of a structure. */
export interface WireMember {
  readonly type: WireType;
  /** Key in a query request; the member's own name when absent. */
  readonly query?: string;
  /** Element name in an XML response; the member's own name when absent. */
  readonly xml?: string;
}

export interface WireStructure {
  /** Members a request must have. */
  readonly required?: readonly string[];
  readonly members: Readonly<Record<string, WireMember>>;
}

/** The official shapes of one service, trimmed to what the endpoint serves. */
export interface ServiceModel {
  /** Package and version that the shapes were read from. */
  readonly source: string;
  readonly apiVersion: string;
  /** Operation -> names of its input and output structures; absent means empty. */
  readonly operations: Readonly<Record<string, { readonly input?: string; readonly output?: string }>>;
  readonly structures: Readonly<Record<string, WireStructure>>;
}
