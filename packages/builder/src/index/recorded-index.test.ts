import { describe, expect, it } from 'vitest';
import { recordedIndex } from './recorded-index.ts';

describe('recordedIndex', () => {
  it('is named as what it is in messages: the index itself may have what the record has not', async () => {
    const index = recordedIndex([], { openIndex: async () => Promise.reject(new Error('is not asked')) });

    expect(index.name).toBe('the record of the last run');
    expect(await index.project('greeter')).toEqual({ files: [] });
  });
});
