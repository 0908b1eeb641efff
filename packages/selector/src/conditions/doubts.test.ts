import { describe, expect, it } from 'vitest';
import { NOW } from '../testing/samples.ts';
import { resolveQuery } from './resolve-query.ts';

function warningsOf(query: Parameters<typeof resolveQuery>[0], region = 'eu-west-1'): readonly string[] {
  return resolveQuery(query, { region, now: NOW }).warnings;
}

describe('doubts of a publisher', () => {
  it('are warnings of a selection of its images', () => {
    expect(warningsOf({ publisher: 'amazon-linux', version: '2027' })).toEqual([
      expect.stringContaining('is a preview'),
    ]);
  });

  it('of a line say nothing about other lines', () => {
    expect(warningsOf({ publisher: 'amazon-linux' })).toEqual([]);
    expect(warningsOf({ publisher: 'amazon-linux', version: '2' })).toEqual([]);
  });

  it('about the owner are none where AWS gives the alias', () => {
    for (const region of ['eu-west-1', 'af-south-1', 'us-gov-west-1', 'cn-north-1'])
      expect(warningsOf({ publisher: 'ecs' }, region)).toEqual([]);
  });
});

describe('the order of a line', () => {
  it('is by version for the default kernel of Amazon Linux 2023, by date for a certain one', () => {
    const orderOf = (variant?: string): string =>
      resolveQuery({ publisher: 'amazon-linux', variant }, { region: 'eu-west-1', now: NOW }).order;

    expect(orderOf()).toBe('version');
    expect(orderOf('kernel-6.1')).toBe('date');
  });
});
