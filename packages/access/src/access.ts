/** Variables of the process, passed in by the entry. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the API is called, and as whom. What is absent comes from the SDK's default chain. */
export interface Access {
  readonly region: string;
  /**
   * Base URL of every service that is called. When absent the SDK takes that of `AWS_ENDPOINT_URL_<SERVICE>`,
   * `AWS_ENDPOINT_URL` or the shared config file, else AWS's own.
   */
  readonly endpoint?: string | undefined;
  readonly credentials?: Credentials | undefined;
  /**
   * Milliseconds after which a call without a response fails, or one whose response stops or hardly comes. What suits the
   * calls of a client unless given.
   */
  readonly timeoutMs?: number | undefined;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}
