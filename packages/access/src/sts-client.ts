import { DecodeAuthorizationMessageCommand, STSClient } from '@aws-sdk/client-sts';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';

/** The reason of a denial is only good to know. */
const TIMEOUT_MS = 10_000;

/** In a module of its own: only a denied call loads the client. */
export async function decodeAuthorizationMessage(EncodedMessage: string, access: Access): Promise<string> {
  const { timeoutMs = TIMEOUT_MS } = access;
  const configuration = clientConfiguration({ ...access, timeoutMs });
  const client = correctSkew(new STSClient({ ...configuration, maxAttempts: 1 }));
  const { DecodedMessage = '' } = await client.send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage }),
  );
  return DecodedMessage;
}
