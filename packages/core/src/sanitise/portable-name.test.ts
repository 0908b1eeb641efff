import { describe, expect, it } from 'vitest';
import { foldName, portableName, portablePath } from './portable-name.ts';

describe('portableName', () => {
  it.each([
    'report.xml',
    'app-1.0-py3-none-any.whl',
    '.coverage',
    'Gruß 世界.txt',
    "a b (1)[x] {y} @ # & + = ~ , ; ' %.txt",
    'console',
    'com10.txt',
    'a..b',
    '...a',
    'x'.repeat(255),
  ])('takes %j', (name) => {
    expect(portableName(name)).toEqual({ name });
  });

  it('gives NFC', () => {
    expect(portableName('u\u0308')).toEqual({ name: '\u00fc' });
  });

  it.each([
    ['a\nb', /hidden characters: "a\\nb"/],
    ['a\u001b[31m', /hidden/],
    ['a\u202eb', /hidden/],
    ['a\u0085', /hidden/],
    ['a\u007f', /hidden/],
    ['a\ud800', /hidden/],
    ['a"b', /character "/],
    ['x:y', /character :/],
    ['a<b', /character </],
    ['a>b', /character >/],
    ['a|b', /character \|/],
    ['a*', /character \*/],
    ['a?', /character \?/],
    ['a\\b', /character \\/],
    ['a/b', /character \//],
    ['a.', /dot or a space/],
    ['a ', /dot or a space/],
    ['', /empty/],
    ['.', /folder/],
    ['..', /folder/],
    ['NUL', /device/],
    ['aux.txt', /device/],
    ['com1.tar.gz', /device/],
    ['LPT9', /device/],
    ['COM¹', /device/],
    ['con .txt', /device/],
    ['ü'.repeat(128), /255 bytes/],
  ])('refuses %j', (name, reason) => {
    expect(portableName(name)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('portablePath', () => {
  it.each(['a', 'dist/app.whl', 'a/b/c/.d'])('takes %j', (path) => {
    expect(portablePath(path)).toEqual({ name: path });
  });

  it.each(['/a', 'a//b', 'a/', 'a/../b', './a', 'a/nul/b', 'a\\b', 'a/b:c', `${'a/'.repeat(600)}b`])(
    'refuses %j',
    (path) => {
      expect(portablePath(path)).toEqual({ reason: expect.any(String) });
    },
  );
});

describe('foldName', () => {
  it.each([
    ['README', 'readme'],
    ['u\u0308', '\u00dc'],
    ['straße', 'STRASSE'],
  ])('%j and %j are one file', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it('keeps others apart', () => {
    expect(foldName('a')).not.toBe(foldName('b'));
  });
});
