import { describe, expect, it } from 'vitest';
import { redactSecrets } from './redact-secrets.ts';

const PEM = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\nAAAA\n-----END OPENSSH PRIVATE KEY-----';

describe('redactSecrets', () => {
  it.each([
    [`key:\n${PEM}\nafter`, 'key:\n***\nafter'],
    ['cut -----BEGIN RSA PRIVATE KEY-----\nAAAA', 'cut ***'],
    [`id ${'AKIA'}IOSFODNN7EXAMPLE.`, 'id ***.'],
    [`export GH=ghp_${'a'.repeat(36)}`, 'export GH=***'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key = ***'],
    ['DB_PASSWORD="hunter2"', 'DB_PASSWORD="***"'],
    ['DB_PASSWORD=hunter2 next', 'DB_PASSWORD=*** next'],
    ['Authorization: Bearer abcdefghijkl', 'Authorization: Bearer ***'],
    ['fetch https://user:pass@a.example/x?sig=1', 'fetch https://***@a.example/x?***'],
    ['\u001b[31mFAILED\u001b[0m', 'FAILED'],
  ])('of %j', (text, shown) => {
    expect(redactSecrets(text)).toBe(shown);
  });

  it('hides what is known to be secret', () => {
    expect(redactSecrets('a line-of-a-key b', ['line-of-a-key'])).toBe('a *** b');
  });

  it.each(['Failed to start cloud-final.service', 'token bucket filter', 'the password was changed'])(
    'leaves %j',
    (text) => {
      expect(redactSecrets(text)).toBe(text);
    },
  );
});
