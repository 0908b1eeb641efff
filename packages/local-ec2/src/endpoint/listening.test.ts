import { systemClock } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/raw-request.ts';
import { startTestEndpoint } from '../testing/start-endpoint.ts';

describe('the address that an endpoint listens on', () => {
  it.each(['127.0.0.1', '127.0.0.2', 'localhost'])('may be %s', async (host) => {
    const test = await startTestEndpoint({ host });
    const { status } = await sendRaw(test.local.endpoint, { body: 'Action=DescribeVpcs&Version=2016-11-15' });
    await test.close();

    expect(test.local.endpoint).toMatch(new RegExp(`^http://${host}:\\d+$`));
    expect(status).toBe(200);
  });

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '192.168.1.2',
    '127.0.0.1.example',
    '128.0.0.1',
    '::ffff:127.0.0.1',
    'a',
    '',
  ])('is not "%s" without strict signatures', async (host) => {
    await expect(startTestEndpoint({ host })).rejects.toThrow(
      `host: ${host} is not loopback; expected 127.0.0.1, ::1, localhost or strictSignatures`,
    );
  });

  it('may be any with strict signatures, which then is none of its names', async () => {
    const test = await startTestEndpoint({ host: '0.0.0.0', strictSignatures: true, clock: systemClock });
    const { endpoint, environment } = test.local;
    const statusOf = async (host: string) => {
      const headers = [['Host', `${host}:${new URL(endpoint).port}`]] as const;
      return (await sendRaw(endpoint, { headers })).status;
    };

    const statuses = [await statusOf('127.0.0.1'), await statusOf('0.0.0.0')];
    await test.close();

    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(environment.AWS_ENDPOINT_URL).toBe(endpoint);
    expect(statuses).toEqual([400, 403]);
  });
});
