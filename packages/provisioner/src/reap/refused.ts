/** Why something is still as it was. */
export interface Refused {
  /** AWS error name, of a removal. */
  readonly code?: string;
  readonly reason: string;
}
