/** A request to the instance metadata service, as the machine sent it; header names in lower case. */
export interface MetadataRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** The response to it. */
export interface MetadataResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Maximum number of hops of this response; unlimited when absent. */
  readonly hopLimit?: number | undefined;
}

/** The metadata service of one instance; it knows no other, whatever the request says. */
export type MetadataService = (request: MetadataRequest) => MetadataResponse;
