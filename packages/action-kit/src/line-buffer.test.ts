import { describe, expect, it } from 'vitest';
import { createLineBuffer } from './line-buffer.ts';

describe('createLineBuffer', () => {
  it('hands on whole lines, labelled, however they were cut', () => {
    const lines: string[] = [];
    const buffer = createLineBuffer('host-1', (text) => lines.push(text));

    for (const piece of ['on', 'e\ntw', 'o\r', '\nthree\nfo', 'ur']) buffer.write(piece);
    buffer.end();

    expect(lines.join('\n').split('\n')).toEqual([
      'host-1 | one',
      'host-1 | two',
      'host-1 | three',
      'host-1 | four',
    ]);
  });

  it('labels what follows a lone carriage return, so that no line starts without a label', () => {
    const lines: string[] = [];
    const buffer = createLineBuffer('host-1', (text) => lines.push(text));

    buffer.write('10%\r::error::x\n');

    expect(lines).toEqual(['host-1 | 10%\nhost-1 | ::error::x']);
  });

  it('adds nothing at the end of complete output', () => {
    const lines: string[] = [];
    const buffer = createLineBuffer('h', (text) => lines.push(text));

    buffer.write('a\n');
    buffer.end();

    expect(lines).toEqual(['h | a']);
  });
});
