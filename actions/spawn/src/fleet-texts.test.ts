import { describe, expect, it } from 'vitest';
import { readFleetTexts } from './fleet-texts.ts';

const configOf = (fleets: Record<string, unknown>): Parameters<typeof readFleetTexts>[0] => ({
  path: '/w/ami-select.yml',
  directory: '/w',
  images: {},
  fleets,
});

describe('readFleetTexts', () => {
  it('gives each field the text that an input would have', () => {
    const problems: string[] = [];
    const config = configOf({
      test: { 'instance-types': ['a.b', 'c.d'], count: 2, ttl: '45m', tags: { k: 'v', n: 1 } },
    });

    const texts = readFleetTexts(config, 'test', problems);

    expect(texts).toEqual({ 'instance-types': 'a.b\nc.d', count: '2', ttl: '45m', tags: 'k=v\nn=1' });
    expect(problems).toEqual([]);
  });

  it('names the nearest field for an unknown one', () => {
    const problems: string[] = [];

    readFleetTexts(configOf({ test: { 'instance-type': 'a.b' } }), 'test', problems);

    expect(problems).toEqual([
      '/w/ami-select.yml: fleets.test.instance-type does not exist; did you mean "instance-types"?',
    ]);
  });

  it('names the nearest fleet for an unknown one', () => {
    const problems: string[] = [];

    readFleetTexts(configOf({ test: {} }), 'tset', problems);

    expect(problems).toEqual(['input "fleet" is "tset"; /w/ami-select.yml has test (did you mean test?)']);
  });
});
