import { describe, expect, it } from 'vitest';
import { indexUrlOf } from './pip-config.ts';

describe('indexUrlOf', () => {
  it.each([
    [['[global]\nindex-url = https://a.example/simple\n'], 'https://a.example/simple'],
    [['[global]\ntimeout = 5\n[install]\nindex_url: https://b.example\n'], 'https://b.example'],
    [
      ['[install]\nindex-url = https://b.example\n[global]\nindex-url = https://a.example\n'],
      'https://b.example',
    ],
    [
      ['[global]\nindex-url = https://a.example\n', '[global]\nindex-url = https://b.example\n'],
      'https://a.example',
    ],
    [
      ['[global]\nindex-url = https://a.example\n', '[install]\nindex-url = https://b.example\n'],
      'https://b.example',
    ],
    [['', '[global]\nindex-url = https://b.example\n'], 'https://b.example'],
    [['[search]\nindex-url = https://c.example\n'], undefined],
    [['[global]\nextra-index-url = https://d.example\n'], undefined],
    [['', ''], undefined],
  ])('%j: %s', (contents, expected) => {
    expect(indexUrlOf(contents)).toBe(expected);
  });
});
