import { describe, expect, it } from 'vitest';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { CodeMarker, type CodeMarks } from '../wheels/code-marks.ts';
import { type CodeSource, findClashes } from './find-clashes.ts';
import type { WheelPick } from './resolution.ts';

type Code = readonly (readonly [place: string, content: string])[];

interface Looks {
  /** Titles of the wheels that were looked into again. */
  readonly again: string[];
  readonly messages: readonly string[];
}

/** The clashes of packages named `a`, `b` and so on, in this order. */
async function clashesOf(...codes: readonly Code[]): Promise<Looks> {
  const picks = codes.map((_, at) => pickOf(String.fromCharCode(97 + at), '1.0'));
  const again: string[] = [];
  const mark = (pick: WheelPick, wanted?: ReadonlySet<number>): CodeMarks => {
    const marker = new CodeMarker(1, wanted);
    for (const entry of codes[picks.indexOf(pick)] ?? []) marker.add(entry);
    return marker.finish();
  };
  const source: CodeSource = {
    codeOf: (pick) => mark(pick),
    lookAgain: async (pick, wanted) => {
      again.push(pick.requirement.name);
      return mark(pick, wanted);
    },
  };
  const resolution = resolutionOf('host-1', picks);
  const find = await findClashes([resolution, { ...resolution, machine: 'host-2' }], source);
  return { again, messages: resolution.environments.flatMap(find).map(({ message }) => message) };
}

function clash(pair: string, places: string): string {
  return `${pair} have different code in one place, ${places}; expected one of the two packages`;
}

function modules(count: number, content: string): Code {
  return Array.from({ length: count }, (_, at) => [`module_${at}.py`, content] as const);
}

describe('findClashes', () => {
  it('looks into no wheel again where no place differs', async () => {
    const found = await clashesOf(modules(30, '1 1'), modules(20, '1 1'), [['other.py', '1 2']]);

    expect(found).toEqual({ again: [], messages: [] });
  });

  it('compares the packages with the first one of a place, looking again once for all machines', async () => {
    const found = await clashesOf(
      [['x.py', '1 1']],
      [['y.py', '1 1']],
      [
        ['y.py', '1 2'],
        ['x.py', '1 2'],
      ],
      [['x.py', '1 2']],
    );

    expect(found.messages).toEqual([
      clash('c==1.0 and a==1.0', '"x.py"'),
      clash('c==1.0 and b==1.0', '"y.py"'),
      clash('d==1.0 and a==1.0', '"x.py"'),
    ]);
    expect(found.again).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['1 1', []],
    ['1 2', []],
    ['1 3', [clash('b==1.0 and a==1.0', '"x.py"')]],
  ] as const)('takes the later of two files for one place of a package: %s', async (content, messages) => {
    const own = content === '1 1' ? (['1 2', '1 1'] as const) : (['1 1', '1 2'] as const);
    const twice = own.map((one) => ['x.py', one] as const);

    expect((await clashesOf(twice, [['x.py', content]])).messages).toEqual(messages);
  });

  it('counts what differs in many places, and names a few', async () => {
    const { messages } = await clashesOf(modules(5_000, '1 1'), modules(5_000, '1 2'));

    expect(messages).toEqual([
      expect.stringMatching(/in one place, ("module_\d+\.py",? ){3}and 4,997 more;/),
    ]);
  });
});
