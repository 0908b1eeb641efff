import { describe, expect, it } from 'vitest';
import { goodbyeLines, strongerVariables } from './shell-variables.ts';

describe('strongerVariables', () => {
  it('names the variables that take precedence over AWS_ENDPOINT_URL', () => {
    const lines = strongerVariables({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_EC2: 'http://127.0.0.1:2',
      AWS_ENDPOINT_URL_SCHEDULER: 'http://127.0.0.1:2',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    });

    expect(lines).toEqual([
      expect.stringContaining('AWS_ENDPOINT_URL_EC2 is set and takes precedence'),
      expect.stringContaining('AWS_ENDPOINT_URL_SCHEDULER is set and takes precedence'),
      expect.stringContaining('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is set and takes precedence'),
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

  it('prints the command that removes a stopped endpoint from a shell, and no other', () => {
    expect(goodbyeLines(record, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toEqual([
      'this shell still uses it: unset AWS_ENDPOINT_URL AWS_REGION',
    ]);
    expect(goodbyeLines(record, {})).toEqual([]);
  });
});
