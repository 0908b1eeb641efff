import { describe, expect, it } from 'vitest';
import { CodeMarker, type CodeMarks, differingPlaces, markOf } from './code-marks.ts';

function marksOf(...code: readonly (readonly [place: string, content: string])[]): CodeMarks {
  const marker = new CodeMarker(1);
  for (const entry of code) marker.add(entry);
  return marker.finish();
}

describe('CodeMarks', () => {
  it('tells the contents of places apart, of which there may be more than expected', () => {
    const code = marksOf(['a.py', '1 1'], ['b.py', '1 1'], ['c.py', '1 2']);

    const [first, second, third] = ['a.py', 'b.py', 'c.py'].map((place) => code.contentOf(markOf(place)));

    expect(code.marks).toHaveLength(3);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
    expect(code.contentOf(markOf('d.py'))).toBeUndefined();
  });

  it('has no one content of a place that is there twice', () => {
    expect(marksOf(['a.py', '1 1'], ['a.py', '1 2']).contentOf(markOf('a.py'))).toBeNaN();
  });

  it('keeps the names that are wanted, each with its last content', () => {
    const marker = new CodeMarker(3, new Set([markOf('a.py')]));
    for (const entry of [
      ['a.py', '1 1'],
      ['b.py', '1 1'],
      ['a.py', '1 2'],
    ] as const)
      marker.add(entry);

    expect([...marker.finish().named]).toEqual([['a.py', '1 2']]);
  });
});

describe('differingPlaces', () => {
  it('finds the places whose contents differ', () => {
    const wheels = [
      marksOf(['a.py', '1 1'], ['b.py', '1 1'], ['c.py', '1 1']),
      marksOf(['b.py', '1 1'], ['c.py', '1 2']),
      marksOf(),
    ];

    expect([...differingPlaces(wheels)]).toEqual([markOf('c.py')]);
    expect(differingPlaces([]).size).toBe(0);
  });

  it('finds each of many', () => {
    const places = Array.from({ length: 120_000 }, (_, at) => `package/module_${at}.py`);
    const odd = new Set(['package/module_7.py', 'package/module_60000.py', 'package/module_119999.py']);
    const [one, other] = [1, 2].map((crc) =>
      marksOf(...places.map((place) => [place, `1 ${odd.has(place) ? crc : 0}`] as const)),
    );

    const found = differingPlaces([one, other].filter((code) => code !== undefined));

    expect(found).toEqual(new Set([...odd].map(markOf)));
  });
});
