/** Parameters that are accepted although nothing depends on them, and why that is what EC2 would do. */
export const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'AssumeRole.ExternalId': 'IAM is not simulated: no trust policy asks for it',
  'AssumeRole.Tags': 'IAM is not simulated: no policy looks at session tags',
  'AssumeRole.TransitiveTagKeys': 'IAM is not simulated: no policy looks at session tags',
  'CreateScheduleGroup.ClientToken': 'the name is unique: a repeated call is refused, and creates nothing',
  'DeleteSchedule.ClientToken': 'a repeated call is not found, and deletes nothing else',
  'DeleteScheduleGroup.ClientToken': 'a repeated call is not found, and deletes nothing else',
  'DescribeAvailabilityZones.AllAvailabilityZones': 'no zone of the endpoint needs an opt-in',
};
