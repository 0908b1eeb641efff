import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { decodeDenial } from './decode-denial.ts';

it('reads the decoded message of the region', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk) => bodies.push(String(chunk)));
    request.on('end', () => {
      response.setHeader('content-type', 'text/xml');
      response.end(
        '<DecodeAuthorizationMessageResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><DecodeAuthorizationMessageResult><DecodedMessage>{"allowed":false}</DecodedMessage></DecodeAuthorizationMessageResult></DecodeAuthorizationMessageResponse>',
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };

  const decoded = await decodeDenial('AbC', { region: 'eu-west-1', endpoint, credentials });

  server.close();
  expect(decoded).toBe('{"allowed":false}');
  expect(bodies.join('')).toContain('EncodedMessage=AbC');
});
