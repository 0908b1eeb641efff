/** The environment of a client process: the endpoint, and no setting of the user. */
export function childEnvironment(
  endpoint: string,
  folder: string,
  inputs: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    RUNNER_TEMP: folder,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
}
