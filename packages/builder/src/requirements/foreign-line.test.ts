import { describe, expect, it } from 'vitest';
import { parseDraft } from './parse-draft.ts';

function messagesOf(text: string): readonly string[] {
  const read = parseDraft({ text, line: 1 }, { file: 'r.txt' });
  return 'problems' in read ? read.problems.map(({ message }) => message) : [];
}

describe('a line that is something else', () => {
  it.each([
    ['git+https://me:word@x.example/a.git@v1', 'it comes from a repository'],
    ['a @ git+ssh://git@x.example/a.git', 'it comes from a repository'],
    ['https://x.example/a-1-py3-none-any.whl', 'it comes from a URL'],
    ['a @ https://x.example/a.whl', 'it comes from a URL'],
    ['./wheels/a-1-py3-none-any.whl', 'it is a local file'],
    ['wheels/a-1-py3-none-any.whl', 'it is a local file'],
    ['a-1-py3-none-any.whl', 'it is a local file'],
    ['../a-1.tar.gz --hash=sha256:x', 'it is a local file'],
    ['.', 'it is a local file'],
    ['/srv/a', 'it is a local file'],
    ['click=8.1.7', 'a single "=" pins nothing (did you mean "=="?)'],
    ['a[b] = 1', 'a single "=" pins nothing (did you mean "=="?)'],
    ['numpy=1.26=py312_0', 'a single "=" pins nothing (did you mean "=="?)'],
    ['TOKEN=word', 'the line is not a requirement'],
    ['words that are none', 'the line is not a requirement'],
  ])('is told for what it is: %s', (text, reason) => {
    const messages = messagesOf(text);

    expect(messages).toEqual([expect.stringMatching(/; expected name==version/)]);
    expect(messages[0]?.startsWith(`${reason};`)).toBe(true);
    expect(messages[0]).not.toContain('word');
  });

  it.each(['a.b==1', 'a.zip==1', 'a===1', 'zip'])('is no %s', (text) => {
    expect(messagesOf(text)).toEqual([]);
  });
});
