/** A client token that was used. */
export interface UsedToken {
  /** The request without its token; a second request must be the same. */
  readonly fingerprint: string;
  /** Ids of the resources that the first request created. */
  readonly ids: readonly string[];
  /** The first response, where it is repeated as it was. */
  readonly output?: object;
}
