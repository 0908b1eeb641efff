import { describe, expect, it } from 'vitest';
import { readInputs } from './inputs.ts';
import { createFakeCore } from './testing/index.ts';

const nearest = (word: string, known: readonly string[]): string | undefined =>
  known.find(([first]) => first === word[0]);

describe('readInputs', () => {
  it('turns kebab-case names into camelCase and texts into typed values', () => {
    const core = createFakeCore({
      inputs: {
        'instance-types': 'c7g.large, c6g.large\nm7g.large',
        count: '3',
        ttl: '1h30m',
        tags: 'a=b\nc=d=e',
        wait: 'true',
      },
    });

    const { values, problems } = readInputs(
      core,
      {
        'instance-types': { kind: 'list' },
        count: { kind: 'integer', minimum: 1, maximum: 10 },
        ttl: { kind: 'duration', minimum: '1m', maximum: '1d' },
        tags: { kind: 'pairs' },
        wait: { kind: 'boolean' },
      },
      nearest,
    );

    expect(problems).toEqual([]);
    expect(values).toEqual({
      instanceTypes: ['c7g.large', 'c6g.large', 'm7g.large'],
      count: 3,
      ttl: 5_400_000,
      tags: { a: 'b', c: 'd=e' },
      wait: true,
    });
  });

  it('uses the default of an input that is empty', () => {
    const core = createFakeCore({ inputs: { market: '' } });

    const { values } = readInputs(
      core,
      {
        market: { kind: 'choice', choices: ['on-demand', 'spot'], default: 'on-demand' },
        note: { kind: 'text' },
        names: { kind: 'list' },
      },
      nearest,
    );

    expect(values).toEqual({ market: 'on-demand', note: undefined, names: [] });
  });

  it('reports every problem together, each with the value and what is allowed', () => {
    const core = createFakeCore({
      inputs: {
        contt: '2',
        count: 'many',
        ttl: '45',
        market: 'spott',
        tags: 'novalue',
        wait: 'yes',
        zzzzzzz: '1',
      },
    });

    const { problems } = readInputs(
      core,
      {
        count: { kind: 'integer', minimum: 1, maximum: 10 },
        ttl: { kind: 'duration', minimum: '1m', maximum: '1d' },
        market: { kind: 'choice', choices: ['on-demand', 'spot'] },
        tags: { kind: 'pairs' },
        wait: { kind: 'boolean' },
        owner: { kind: 'text', required: true },
      },
      nearest,
    );

    expect(problems).toEqual([
      'input "contt" does not exist; did you mean "count"?',
      'input "zzzzzzz" does not exist; known inputs: count, ttl, market, tags, wait, owner',
      'input "count" is "many"; allowed: a whole number from 1 to 10',
      'input "ttl" is "45"; allowed: a duration such as 90s, 45m or 1h30m, from 1m to 1d',
      'input "market" is "spott"; allowed: on-demand, spot (did you mean spot?)',
      'input "tags" is "novalue"; allowed: one key=value a line',
      'input "wait" is "yes"; allowed: true or false',
      'input "owner" is required, and it is empty',
    ]);
  });

  it.each(['0', '11', '1.5', '-1', '1e1', ' 9999999999 '])(
    'refuses %j as a whole number from 1 to 10',
    (count) => {
      const core = createFakeCore({ inputs: { count } });

      const { problems } = readInputs(core, { count: { kind: 'integer', minimum: 1, maximum: 10 } }, nearest);

      expect(problems).toHaveLength(1);
    },
  );
});
