import { describe, expect, it } from 'vitest';
import { forSummary } from './for-summary.ts';

describe('forSummary', () => {
  it.each([
    'deleted',
    'ami-0123456789abcdef0',
    'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250610',
    'RHEL-9.4.0 HVM-20240605-x86 64-82-Hourly2-GP3',
    '12 of 14 passed (2 skipped)',
    "it's newer than 3 others, and Canonical's",
    '2026-01-02T03:04:05Z',
    'ein Gruß, 世界',
    '',
  ])('leaves %j as it is', (text) => {
    expect(forSummary(text)).toBe(text);
  });

  it.each([
    ['www.example.com', '`www.example.com`'],
    ['see WWW.example.com', '`see WWW.example.com`'],
    ['https://example.com', '`https://example.com`'],
    ['@team', '`@team`'],
    ['a@b.example', '`a@b.example`'],
    ['#12', '`#12`'],
    ['GH-12', '`GH-12`'],
    ['org/repo#1', '`org/repo#1`'],
    ['<img src=x>', '`<img src=x>`'],
    ['![i](u)', '`![i](u)`'],
    ['[l](u)', '`[l](u)`'],
    ['**b** ~~s~~', '`**b** ~~s~~`'],
    ['$x$', '`$x$`'],
    [':tada:', '`:tada:`'],
    ['&lt;b&gt;', '`&lt;b&gt;`'],
    ['- item', '`- item`'],
    ['1. item', '`1. item`'],
    ['=', '`=`'],
    ['_a_', '\\_a\\_'],
    ['a|b', '`a`&#124;`b`'],
    ['a\\|b', '`a\\`&#124;`b`'],
    ['|', '&#124;'],
    ['a`b``c', '```a`b``c```'],
    ['`a', '`` `a ``'],
    ['a\nb\r\n c', 'a b c'],
    ['a\u202eb', '`a\\u202eb`'],
    ['a\u001b[31m', '`a\\x1b[31m`'],
    ['a\tb', 'a b'],
  ])('%j becomes %j', (text, expected) => {
    expect(forSummary(text)).toBe(expected);
  });
});
