import { describe, expect, it } from 'vitest';
import { goodbyeLines, strongerVariables } from './shell-variables.ts';

describe('strongerVariables', () => {
  it('names what wins over AWS_ENDPOINT_URL', () => {
    const lines = strongerVariables({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:2',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    });

    expect(lines).toEqual([
      expect.stringContaining('AWS_ENDPOINT_URL_EC2 is set and wins'),
      expect.stringContaining('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is set and wins'),
    ]);
  });
});

describe('goodbyeLines', () => {
  const record = {
    endpoint: 'http://127.0.0.1:1',
    pid: 1,
    region: 'us-east-1',
    environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'us-east-1' },
  };

  it('tells a shell how to let go of an endpoint that is gone, and no other', () => {
    expect(goodbyeLines(record, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toEqual([
      'this shell still points at it: unset AWS_ENDPOINT_URL AWS_REGION',
    ]);
    expect(goodbyeLines(record, {})).toEqual([]);
  });
});
