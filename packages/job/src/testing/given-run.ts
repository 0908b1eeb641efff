import { BUILD_FIELDS, CAP_FIELDS, FLEET_FIELDS, fromFlags } from '@ami-select/config';
import type { GivenJob } from '../request/read-request.ts';

/** The flags of a command line of `run` with these options. */
export function givenRun(
  workingDirectory: string,
  options: Record<string, unknown> = {},
  change: Partial<GivenJob> = {},
): GivenJob {
  return {
    subject: 'run',
    config: undefined,
    workingDirectory,
    variables: { AWS_REGION: 'eu-west-1' },
    problems: [],
    nameOf: (field) => `--${field}`,
    fleet: undefined,
    imageId: undefined,
    fleetFields: fromFlags(FLEET_FIELDS, options),
    capFields: fromFlags(CAP_FIELDS, options),
    identity: { id: 'test' },
    hasDefaults: true,
    where: 'account',
    requirements: [],
    command: 'uname -a',
    directory: undefined,
    outputDirectory: 'out',
    buildFields: fromFlags(BUILD_FIELDS, options),
    keep: false,
    ...change,
  };
}
