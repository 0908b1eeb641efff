import type { Clock, Logger } from '@ami-select/core';
import type { RegionClients } from '../contract/ports.ts';

const EVERY_MS = 15_000;

/** The clients of a region; a call of theirs without a response is told of every 15 s. */
export function saySilence(
  { ec2, ssm }: RegionClients,
  region: string,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): RegionClients {
  const watch = <Client extends { send(...call: never[]): unknown }>(
    client: Client,
    service: string,
  ): Client => {
    const send = async (...call: Parameters<Client['send']>): Promise<unknown> => {
      const responded = new AbortController();
      tell(`${service} in ${region}`, responded.signal).catch(() => {});
      try {
        return await client.send(...call);
      } finally {
        // With a reason: an abort without one makes an error with its stack, for nobody.
        responded.abort('the call is over');
      }
    };
    return { send } as unknown as Client;
  };
  const tell = async (who: string, responded: AbortSignal): Promise<void> => {
    const startedAt = clock.now().getTime();
    for (let ms = EVERY_MS; ; ms += EVERY_MS) {
      await clock.sleep(EVERY_MS, responded, { background: true });
      // A clock that stands still would be asked for ever.
      if (clock.now().getTime() - startedAt < ms) return;
      logger.warn(`No response from ${who} for ${ms / 1_000} s.`);
    }
  };
  return { ec2: watch(ec2, 'EC2'), ssm: watch(ssm, 'SSM') };
}
