import { CodedError, formatProblem, gatherProblems, type Problem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { checkNames } from './check-names.ts';
import { parseConfig } from './parse-config.ts';

class Refusal extends CodedError<'BAD'> {
  constructor(problems: readonly Problem[]) {
    super('BAD', 'usage', 'refused', { problems });
  }
}

const readers = {
  publishers: { words: ['ubuntu'], has: (word: string) => word === 'ubuntu' },
  parseLine: (line: string) => readers.parse({ publisher: line.split('/')[0] }),
  parse: (fields: Readonly<Record<string, unknown>>) => {
    if (fields.publisher === 'windows') throw new Refusal([{ field: 'version', message: 'is needed' }]);
    if (fields.publisher !== 'ubuntu')
      throw new Refusal([{ field: 'publisher', message: `unknown ${fields.publisher}` }]);
    return fields;
  },
};

async function problemsOf(text: string): Promise<string[]> {
  const { config } = await parseConfig(text, 'x.yml');
  const gathering = gatherProblems();
  await checkNames({ config, readers, gathering });
  let found: readonly Problem[] = [];
  try {
    gathering.assertNone((problems) => {
      found = problems;
      return new Refusal(problems);
    });
  } catch {}
  return found.map(formatProblem);
}

describe('checkNames', () => {
  it('knows every word of a config', async () => {
    const images = 'images: { a: ubuntu/24.04, b: { publisher: ubuntu, fallback: [a] } }';

    expect(await problemsOf(`${images}\nfleets: { f: { image: b }, g: { count: 2 } }\n`)).toEqual([]);
  });

  it('names unknown ones that nobody asks for, each at its line', async () => {
    const text = [
      'images:',
      '  a: nosuch/1',
      '  b:',
      '    publisher: ubunto',
      '    fallback: [c]',
      'fleets:',
      '  f:',
      '    image: d',
    ].join('\n');

    expect(await problemsOf(text)).toEqual([
      'x.yml:2: images.a: publisher: unknown nosuch',
      'x.yml:4: images.b.publisher: unknown ubunto',
      expect.stringMatching(/^x.yml:5: images.b.fallback\[0\]: "c" is not valid because it is unknown/),
      expect.stringMatching(/^x.yml:8: fleets.f.image: "d" is not valid because it is unknown/),
    ]);
  });

  it('leaves to the query what a flag may add', async () => {
    expect(await problemsOf('images: { a: { publisher: windows } }')).toEqual([]);
  });
});
