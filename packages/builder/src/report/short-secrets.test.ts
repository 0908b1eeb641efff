import { expect, it } from 'vitest';
import { warnOfShortLines } from './short-secrets.ts';

it('warns by name of a secret that has a line too short to be hidden', () => {
  const secrets = {
    SPLIT: 'ab\ncd12345',
    WINDOWS: 'longer1\r\nx9\r\n',
    KEY: '{\n  "key": 1\n}\n',
    PEM: '-----BEGIN KEY-----\nQUJD\n-----END KEY-----\n',
    TOKEN: 'hush',
  };

  const warnings = warnOfShortLines(secrets);

  expect(
    warnings.map((text) => /^Secret "(.+?)" has a line of fewer than 4 characters/.exec(text)?.[1]),
  ).toEqual(['SPLIT', 'WINDOWS']);
  expect(warnings.join()).not.toMatch(/ab\n|x9|cd12345/);
});
