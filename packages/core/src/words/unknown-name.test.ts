import { describe, expect, it } from 'vitest';
import { unknownName } from './unknown-name.ts';

describe('unknownName', () => {
  it.each([
    ['key', 'ownr', 'is not valid because the key is unknown; expected "owner"'],
    ['input', 'zzzzz', 'is not valid because the input is unknown; expected one of owner, name'],
    ['key', '', 'is not valid because the key is unknown; expected one of owner, name'],
  ] as const)('of the %s "%s"', (kind, name, message) => {
    expect(unknownName(kind, name, ['owner', 'name'])).toBe(message);
  });
});
