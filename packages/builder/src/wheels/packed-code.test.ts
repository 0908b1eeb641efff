import { describe, expect, it } from 'vitest';
import { PackedCode, sharedMarks } from './packed-code.ts';

/** Two places with one checksum. */
const [PLUMLESS, BUCKEROO] = ['plumless', 'buckeroo'];

function pack(...places: readonly string[]): PackedCode {
  return new PackedCode(new Map(places.map((place) => [place, `of ${place}`])));
}

describe('PackedCode', () => {
  it('gives back the part that has marks of other wheels as well', () => {
    const wheels = [pack('a.py', 'b.py', 'c"\n.py'), pack('b.py', 'd.py'), pack('c"\n.py'), pack()];

    const shared = sharedMarks(wheels);

    expect(wheels.map((wheel) => [...wheel.at(shared)])).toEqual([
      [
        ['b.py', 'of b.py'],
        ['c"\n.py', 'of c"\n.py'],
      ],
      [['b.py', 'of b.py']],
      [['c"\n.py', 'of c"\n.py']],
      [],
    ]);
  });

  it('has no marks in common where no place is', () => {
    expect(sharedMarks([pack('a.py'), pack('b.py')]).size).toBe(0);
    expect(sharedMarks([])).toEqual(new Set());
  });

  it('tells places of one mark apart', () => {
    const wheels = [pack(PLUMLESS), pack(BUCKEROO)];

    const shared = sharedMarks(wheels);

    expect(shared.size).toBe(1);
    expect(wheels.map((wheel) => [...wheel.at(shared).keys()])).toEqual([[PLUMLESS], [BUCKEROO]]);
  });
});
