import { resolveRegions } from '@ami-select/access';
import type { JobPlace } from '@ami-select/job';
import type { CommandContext } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';

/** Where a run takes place, and how that is closed again. */
export interface OpenPlace extends JobPlace {
  /** Ends an embedded endpoint and every machine of it. */
  close(): Promise<void>;
}

/** The account and endpoint of the environment, which the SDK reads for each service by itself. */
export async function openAccount(
  region: string | undefined,
  { environment }: CommandContext,
): Promise<OpenPlace> {
  const [first = ''] = await resolveRegions(region === undefined ? [] : [region], environment.variables);
  return { access: { region: first }, embedded: false, close: async () => {} };
}

/** An endpoint embedded in this process, which no account and no configuration of the user touches. */
export async function openEmbedded(
  region: string | undefined,
  { progress }: CommandContext,
): Promise<OpenPlace> {
  const quiet = { ...createLogger(progress), info: (message: string) => progress.debug(message) };
  const local = await progress.phase('start local-ec2', async () => {
    const { startLocalEc2 } = await import('@ami-select/local-ec2');
    return startLocalEc2({ strictSignatures: true, logger: quiet, ...(region !== undefined && { region }) });
  });
  progress.line(`local-ec2 on ${local.endpoint}; machines: ${await local.sandboxPicked()}`);
  const { AWS_REGION, AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = local.environment;
  return {
    access: {
      region: AWS_REGION ?? region ?? 'us-east-1',
      endpoint: local.endpoint,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    },
    embedded: true,
    close: () => local.close(),
  };
}
