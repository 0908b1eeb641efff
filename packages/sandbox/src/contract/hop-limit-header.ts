/** Header by which a metadata service reports to the relay in a machine how many hops its response survives. */
export const HOP_LIMIT_HEADER = 'x-local-ec2-hop-limit';
