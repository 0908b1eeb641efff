/** The region and the service that a signature of Version 4 names. */
export interface SignatureScope {
  readonly region: string | undefined;
  readonly service: string | undefined;
}

/** What a request says about its signer, and how to verify it. Nothing of it is verified yet. */
export interface Signature {
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** What Version 4 signs for; Version 2 names neither, and what is no name of AWS counts as none. */
  readonly scope: SignatureScope | undefined;
  /** When it was signed, in ms; NaN for something else. */
  readonly signedAt: number;
  /** How long it is valid after that, in ms; as long as AWS's tolerance for clocks when absent. */
  readonly validMs: number | undefined;
  isBy(secret: string): boolean;
}
