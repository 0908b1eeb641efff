import { describe, expect, it } from 'vitest';
import { mergeQueryFields } from './merge-query.ts';

describe('mergeQueryFields', () => {
  it('replaces a field of the file in whatever spelling', () => {
    const file = { owner: 'self', 'root-device-type': 'ebs', name: 'corp-*' };

    const merged = mergeQueryFields(file, { owners: ['amazon'], rootDeviceType: 'instance-store' });

    expect(merged).toEqual({ name: 'corp-*', owners: ['amazon'], rootDeviceType: 'instance-store' });
  });
});
