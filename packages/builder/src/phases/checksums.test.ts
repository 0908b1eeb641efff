import { describe, expect, it } from 'vitest';
import { checksumsOf, parseChecksums } from './checksums.ts';

const sha256 = 'a'.repeat(64);

describe('parseChecksums', () => {
  it.each(['a', 'a b', 'a\nb', 'a\\nb', '\\', 'a\\\\r', 'a\rb', ' a '])('reads the line of %j', (path) => {
    const files = [
      { path, sha256 },
      { path: 'other', sha256: 'b'.repeat(64) },
    ];

    expect(parseChecksums(checksumsOf(files))).toEqual(files);
  });

  it('takes nothing else', () => {
    expect(parseChecksums('no\n\n')).toEqual([]);
  });
});
