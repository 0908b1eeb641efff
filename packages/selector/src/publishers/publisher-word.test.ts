import { describe, expect, it } from 'vitest';
import { readPublisherWord } from './publisher-word.ts';
import { KNOWN_PUBLISHERS } from './table.ts';

describe('readPublisherWord', () => {
  it.each([
    ['ubuntu', { publisher: 'ubuntu' }],
    ['Debian', { publisher: 'debian' }],
    ['ubuntu-24.04', { publisher: 'ubuntu', version: '24.04' }],
    ['ubuntu:24.04', { publisher: 'ubuntu', version: '24.04' }],
    ['ubuntu-lts', { publisher: 'ubuntu', version: 'lts' }],
    ['ubuntu-noble', { publisher: 'ubuntu', version: 'noble' }],
    ['sles-15-sp7', { publisher: 'sles', version: '15-sp7' }],
    ['fedora-coreos-43', { publisher: 'fedora-coreos', version: '43' }],
    ['fedora-43', { publisher: 'fedora', version: '43' }],
    ['windows-server-2022', { publisher: 'windows', version: '2022' }],
    ['al2023', { publisher: 'amazon-linux', version: '2023' }],
    ['amzn2', { publisher: 'amazon-linux', version: '2' }],
    ['bookworm', { publisher: 'debian', version: '12' }],
  ])('reads %s', (word, expected) => {
    expect(readPublisherWord(word, KNOWN_PUBLISHERS)).toEqual(expected);
  });

  it.each([
    '',
    'ubunut',
    'ubuntu-',
    'ubuntu-server',
    '24.04',
    '16.0',
    'rhel-lts',
    'constructor',
    'my-base-1',
  ])('does not know %j', (word) => {
    expect(readPublisherWord(word, KNOWN_PUBLISHERS)).toBeUndefined();
  });
});
