import type { CommandContext } from '../../context/context.ts';
import type { EndpointRecord } from './endpoint-record.ts';

type Variables = CommandContext['environment']['variables'];

/**
 * Variables of this shell that take precedence over `AWS_ENDPOINT_URL`, one sentence each.
 * Source: the reference guide of the AWS SDKs, "Service-specific endpoints".
 */
export function strongerVariables(variables: Variables): string[] {
  const services = ['EC2', 'SSM', 'STS', 'SCHEDULER', 'SERVICE_QUOTAS', 'EC2_INSTANCE_CONNECT'];
  const names = services.map((service) => `AWS_ENDPOINT_URL_${service}`).filter((name) => variables[name]);
  if (variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true')
    names.push('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS');
  return names.map(
    (name) => `! ${name} is set and takes precedence over AWS_ENDPOINT_URL: unset it to reach local-ec2`,
  );
}

/** The command that removes the variables of a stopped endpoint from this shell; nothing when they are not set. */
export function goodbyeLines({ endpoint, environment }: EndpointRecord, variables: Variables): string[] {
  if (variables.AWS_ENDPOINT_URL !== endpoint) return [];
  return [`this shell still uses it: unset ${Object.keys(environment).join(' ')}`];
}
