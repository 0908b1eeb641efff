/** A client token that was used. */
export interface UsedToken {
  /** The request without its token; a second request must be the same. */
  readonly fingerprint: string;
  /** What the first request made. */
  readonly ids: readonly string[];
  /** The first response, where it is repeated as it was. */
  readonly output?: object;
}
