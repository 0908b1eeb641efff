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
      'The empty text of an optional member of EC2 says nothing, and a required member that is empty is missing; a value of a tag, a `NoDevice` and the new value of an attribute may be empty',
    evidence: 'Packer 1.16 sends pointers to the empty text; required ones as reported in boto/boto3#347',
  },
  {
    behaviour:
      'A list may be written as its only item (`InstanceId=i-1`), and a scalar as a list of one (`InstanceId.1=i-1`); what is neither is refused',
    evidence: 'boto 2.49, Perl clients and examples of many years write so',
  },
  {
    behaviour: 'The numbers of a list may start at 0 and have gaps',
    evidence:
      'boto 2.49 counts network interfaces from 0, fog block devices and the ids of what it describes',
  },
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
    behaviour:
      'A signature scope that was read off the host name (service `127` or `localhost`, region `0`) names neither: the API version tells the service, 2006-06-26 to 2016-11-15 being EC2, and the region is the default one; any other service and region counts, so that one that does not exist is refused, but for the pseudo region `aws-global`',
    evidence: 'boto 2.49 and jclouds sign so when an endpoint is not of AWS',
  },
  {
    behaviour:
      '`DescribeRegions` gives every region the endpoint that was asked; the filter `endpoint` finds it by AWS’s name, too',
    evidence: 'boto 2.49 and jclouds call the endpoint that they are given',
  },
  {
    behaviour:
      'A one-time schedule fires at its second, and never when that is over already; a target that refuses is called again after 1, 3, 7... minutes, whatever its error; a deleted schedule group is gone at once',
    evidence:
      'the guide of EventBridge Scheduler promises the minute, exponential back-off and an end at some time',
  },
  {
    behaviour:
      'A `Host` header that has its port twice (`127.0.0.1:4566:4566`) means the name with that port once; the signature covers it as it was sent',
    evidence: 'boto 2.49 adds its `s3_port` to the endpoint that `DescribeRegions` names',
  },
  {
    behaviour: 'In an answer in XML, members of one value come before structures and lists',
    evidence: 'boto 2.49 loses the members that follow a list that it does not know; EC2 sends ids first',
  },
  {
    behaviour:
      'An answer to a request in an older API version of EC2 names that version as its namespace, and has no `attachedEbsStatus`, `cidrBlockAssociationSet`, `ipv6CidrBlockAssociationSet` and `ipv6Ranges`; other members that came later are there',
    evidence:
      'EC2 answers each version in its own shape; boto 2.49 took names and states in there for those of an instance or VPC',
  },
  {
    behaviour: 'An image without a date has an empty `creationDate`, which no filter by date finds',
    evidence: 'apache/libcloud#1700; clients sort public images of 2009 by date',
  },
  {
    behaviour:
      'Operations that are always empty answer the code of HashiCorp’s AWS provider for an id where the error reference has none, take pages of 1 to 1000 where the reference has no limits, and filter by tags where it names no filter',
    evidence: 'they list nothing that could tell',
  },
  {
    behaviour:
      'A `MaxCount` above the quota of instances launches as many as the quota allows; a `MinCount` above it is `InstanceLimitExceeded`',
    evidence:
      'the reference bounds `MaxCount` by the quota and names no error; messages that users report name what was asked for "at least"',
  },
  {
    behaviour:
      'A fleet whose total is below 1, or below its parts, is refused with `InvalidParameterValue` or `InvalidFleetConfig`',
    evidence: 'the reference has no text for it; an empty fleet would be answered as a success',
  },
  {
    behaviour: 'Spot requests are all refused when all of them, with those that wait, exceed the quota',
    evidence: 'the guide has quotas for running and requested Spot Instances',
  },
  {
    behaviour:
      'A call that changes an attribute and says nothing of it is refused; so are `VolumeSize`, `Iops` and `Throughput` beyond the limits of all volume types together',
    evidence: 'the reference has the limits by type, and the error for calls without an attribute',
  },
  {
    behaviour:
      'No prefix list is known, those of AWS neither: a rule that names one is `InvalidPrefixListID.NotFound`, a malformed id is `InvalidPrefixListId.Malformed`, and both come after the refusals of other members; a protocol number above 255 is refused as an unknown name is',
    evidence:
      'the error reference has the codes of prefix lists and no order; it names no code for protocol numbers, which the reference takes from the list of IANA',
  },
];
