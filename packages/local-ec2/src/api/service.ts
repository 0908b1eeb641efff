/** The services whose calls the endpoint answers. */
export type Service = 'ec2' | 'ssm' | 'sts' | 'ec2-instance-connect';
