/** What the endpoint does where the reference and the service models are silent. */
export interface Inferred {
  readonly behaviour: string;
  /** The released clients that need it, or what it was concluded from. */
  readonly evidence: string;
}

/** Listed on the support page; only live AWS can settle these. */
export const INFERRED: readonly Inferred[] = [
  {
    behaviour:
      'A filter value with a backslash before an ordinary character is refused by every operation that filters; one at the very end of a value is literal',
    evidence: 'reported for `DescribeImages` only',
  },
];
