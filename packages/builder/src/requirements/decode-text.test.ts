import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('decodeText', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('é==1'), 'é==1'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa==1'), 'a==1'],
    ['UTF-16 as PowerShell writes it', Buffer.from('\uFEFFa==1', 'utf16le'), 'a==1'],
    ['UTF-16 with the high byte first', swapped('\uFEFFa==1'), 'a==1'],
    [
      'latin-1 by its first line',
      Buffer.from('# -*- coding: latin-1 -*-\né', 'latin1'),
      '# -*- coding: latin-1 -*-\né',
    ],
    [
      'windows-1252 by its second line',
      Buffer.from('#\n# coding=cp1252\n\x80', 'latin1'),
      '#\n# coding=cp1252\n€',
    ],
    ['nothing', Buffer.from(''), ''],
  ])('reads %s', (_title, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text });
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x61, 0xff]), 'it is not a text in utf-8'],
    [
      'UTF-16 without a byte order mark',
      Buffer.from('a==1', 'utf16le'),
      'it is not a text: it has zero bytes',
    ],
    ['an encoding that nobody knows', Buffer.from('# coding: klingon\na'), 'it is not a text in klingon'],
  ])('refuses %s', (_title, bytes, because) => {
    expect(decodeText(bytes)).toEqual({ because, line: 1 });
  });

  it.each([
    ['bytes', Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0xff, 0x0a, 0x63])],
    ['zero bytes', Buffer.from('a\nb\nc\0')],
  ])('names the line of %s that are not text', (_title, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ line: 3 });
  });
});
