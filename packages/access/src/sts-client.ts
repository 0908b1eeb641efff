import { DecodeAuthorizationMessageCommand, STSClient } from '@aws-sdk/client-sts';
import type { Access } from './access.ts';
import { clientConfiguration } from './client-configuration.ts';
import { correctSkew } from './correct-skew.ts';

/** In a module of its own: only a denied call loads the client. */
export async function decodeAuthorizationMessage(EncodedMessage: string, access: Access): Promise<string> {
  const client = correctSkew(new STSClient({ ...clientConfiguration(access), maxAttempts: 1 }));
  const { DecodedMessage = '' } = await client.send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage }),
  );
  return DecodedMessage;
}
