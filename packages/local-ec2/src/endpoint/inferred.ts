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
  {
    behaviour:
      '`Attribute` of a Modify, Describe or Reset call is read in any case, and may come together with the member that says the change, if both name the same attribute',
    evidence: 'Ansible’s `ec2_ami` sends `LaunchPermission` with its member',
  },
  {
    behaviour:
      '`ModifyInstanceAttribute` takes `Value` for every attribute with a plain value, and `False` as `false`',
    evidence: 'boto3 programs write `Attribute=instanceType` and `Value=False`',
  },
  {
    behaviour:
      '`ModifyImageAttribute` takes lists of accounts and groups without `Attribute`, and without `OperationType` as `add`',
    evidence: 'only launch permissions have such lists',
  },
  {
    behaviour: 'An image without a date has an empty `creationDate`, which no filter by date finds',
    evidence: 'apache/libcloud#1700; clients sort public images of 2009 by date',
  },
];
