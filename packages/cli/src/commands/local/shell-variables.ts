import type { CommandContext } from '../../context/context.ts';
import type { EndpointRecord } from './endpoint-record.ts';

type Variables = CommandContext['environment']['variables'];

/**
 * What keeps AWS clients of this shell from going to the endpoint of `AWS_ENDPOINT_URL`, one sentence each.
 * Source: the reference guide of the AWS SDKs, "Service-specific endpoints".
 */
export function strongerVariables(variables: Variables): string[] {
  const services = ['EC2', 'SSM', 'STS', 'EC2_INSTANCE_CONNECT'];
  const names = services.map((service) => `AWS_ENDPOINT_URL_${service}`).filter((name) => variables[name]);
  if (variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true')
    names.push('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS');
  return names.map((name) => `! ${name} is set and wins over AWS_ENDPOINT_URL: unset it to reach local-ec2`);
}

/** How a shell that still points at an endpoint that is gone gets rid of it; nothing when it does not. */
export function goodbyeLines({ endpoint, environment }: EndpointRecord, variables: Variables): string[] {
  if (variables.AWS_ENDPOINT_URL !== endpoint) return [];
  return [`this shell still points at it: unset ${Object.keys(environment).join(' ')}`];
}
