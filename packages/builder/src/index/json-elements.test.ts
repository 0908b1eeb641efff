import { describe, expect, it } from 'vitest';
import { JsonElements } from './json-elements.ts';

function take(text: string, length: number): { elements: unknown[]; document: unknown } {
  const elements: unknown[] = [];
  const reader = new JsonElements('files', (element) => void elements.push(JSON.parse(element)));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) reader.write(bytes.subarray(at, at + length));
  return { elements, document: JSON.parse(reader.end().text) };
}

describe('JsonElements', () => {
  it.each([
    ['{"files":[]}', [], { files: [] }],
    ['{"files":[{"a":1},{"b":[{}]}],"x":1}', [{ a: 1 }, { b: [{}] }], { files: [0, 0], x: 1 }],
    [' { "files" : [ { "a" : "}{][\\"\\\\" } , 7 ] } ', [{ a: '}{]["\\' }], { files: [0, 7] }],
    ['{"files":[[{"a":1}],{}]}', [{}], { files: [[{ a: 1 }], 0] }],
    ['{"files":{"files":[{"a":1}]}}', [], { files: { files: [{ a: 1 }] } }],
    ['{"other":[{"files":[{}]}]}', [], { other: [{ files: [{}] }] }],
    [
      '{"x\\"files":[{}],"files ":[{}],"fi les":[{}]}',
      [],
      { 'x"files': [{}], 'files ': [{}], 'fi les': [{}] },
    ],
    ['{"a":"\\"files\\":","b":[{}]}', [], { a: '"files":', b: [{}] }],
    ['{"å":"→","files":[{"ü":"𝄞"}],"ß":[{}]}', [{ ü: '𝄞' }], { å: '→', files: [0], ß: [{}] }],
    ['[{"files":[{}]}]', [], [{ files: [{}] }]],
  ])('takes the objects of one array out of %s, however it is cut', (text, elements, document) => {
    for (const length of [1, 2, 3, 7, 1_000]) expect(take(text, length)).toEqual({ elements, document });
  });

  it('leaves what is not JSON to who parses it', () => {
    for (const text of ['{"files":[{]}', '{"files":[{} {}]}', '{"files":[{}', '{"files":[}]', '}}{{', '"'])
      expect(() => take(text, 2)).toThrow(SyntaxError);
  });
});
