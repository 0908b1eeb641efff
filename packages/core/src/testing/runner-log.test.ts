import { describe, expect, it } from 'vitest';
import { findHidden, readCommands } from './runner-log.ts';

describe('readCommands', () => {
  it.each([
    ['::error::x', ['error']],
    ['::error file=a,line=1::x', ['error']],
    ['\u0085::error::x', ['error']],
    ['\u00a0\u3000\u2009::error::x', ['error']],
    ['a\r::error::x', ['error']],
    ['a ##[group]x', ['group']],
    ['a ::error::x', []],
    ['::1 localhost', []],
    ['\u200b::error::x', []],
    ['::stop-commands::t\n::error::x\n::t::\n::debug::y', ['debug']],
  ])('in %j', (log, names) => {
    expect(readCommands(log).map(({ name }) => name)).toEqual(names);
  });
});

describe('findHidden', () => {
  it.each([
    ['a\u001bb', ['U+001B']],
    ['\u0085\u2028\u202e\u2066\u200e\u061c', ['U+0085', 'U+2028', 'U+202E', 'U+2066', 'U+200E', 'U+061C']],
    ['\r', ['U+000D']],
    ['\ud800', ['U+D800']],
    ['a\n\tb 😀 שלום', []],
  ])('of %j', (text, expected) => {
    expect(findHidden(text)).toEqual(expected);
  });
});
