/** The services whose API calls the endpoint serves. */
export type Service =
  | 'ec2'
  | 'ssm'
  | 'sts'
  | 'ec2-instance-connect'
  | 'autoscaling'
  | 'lambda'
  | 'scheduler'
  | 'servicequotas';
