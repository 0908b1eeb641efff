import { expect, it } from 'vitest';
import type { FaultPlanError } from './fault-plan-error.ts';
import { parseFaultPlan } from './parse-fault-plan.ts';

it('reads a plan in YAML', async () => {
  const plan = await parseFaultPlan(`
rules:
  - name: no arm64 in zone a
    match: { operation: RunInstances, instanceType: "c7g.*", zone: us-east-1a }
    times: 3
    effect: { kind: error, code: InsufficientInstanceCapacity }
`);

  expect(plan.rules[0]).toMatchObject({
    times: 3,
    effect: { kind: 'error', code: 'InsufficientInstanceCapacity' },
  });
});

it('lists every problem of a plan at once', async () => {
  const text = JSON.stringify({
    rules: [
      { match: { type: 'x' }, effect: { kind: 'explode' } },
      { after: 'one', effect: { kind: 'error', colour: 'red' } },
      'nothing',
    ],
  });

  let problems: readonly string[] = [];
  try {
    await parseFaultPlan(text);
  } catch (error) {
    problems = (error as FaultPlanError).problems.map(({ message }) => message);
  }

  expect(problems).toHaveLength(6);
  expect(problems.join('\n')).toMatch(
    /match\.type[\s\S]*explode[\s\S]*after[\s\S]*code is missing[\s\S]*colour[\s\S]*rules\[2\]/,
  );
});

it.each([
  [
    'operation: RunInstance',
    'match.operation: no operation matches "RunInstance" (did you mean "RunInstances"?)',
  ],
  ['operation: "Nothing*"', 'match.operation: no operation matches "Nothing*"'],
  ['operation: 7', 'match.operation must be a string or a list of strings'],
  [
    'operation: [DescribeVpcs], zone: us-east-1a',
    'match.operation is "DescribeVpcs", which launches nothing',
  ],
  ['market: Spot', 'match.market: unknown market "Spot" (did you mean "spot"?); known: on-demand, spot'],
  ['region: [eu-west-1]', 'match.region must be a string'],
])('refuses a rule that could never apply: %s', async (match, problem) => {
  const text = `rules: [{ match: { ${match} }, effect: { kind: error, code: Unavailable } }]`;

  await expect(parseFaultPlan(text)).rejects.toThrow(problem);
});

it.each([
  [
    'matches: {}',
    'matches: unknown field (did you mean "match"?); known: match, effect, after, times, forMs, chance, name',
  ],
  ['efect: {}', 'efect: unknown field (did you mean "effect"?); known: match, effect, after'],
  ['constructor: {}', 'constructor: unknown field; known: match, effect, after'],
])('lists every field that a rule can have: %s', async (field, problem) => {
  const text = `rules: [{ ${field}, effect: { kind: delay, ms: 1 } }]`;

  await expect(parseFaultPlan(text)).rejects.toThrow(`rules[0].${problem}`);
});

it('lists every field that an effect can have', async () => {
  const text = 'rules: [{ effect: { kind: delay, ms: 1, kinds: delay } }]';

  await expect(parseFaultPlan(text)).rejects.toThrow(
    'rules[0].effect.kinds: unknown field (did you mean "kind"?); known: kind, ms',
  );
});

it.each([
  ['chance: 7', 'chance is 7; it is at most 1'],
  ['times: -1', 'times is -1; it is at least 0'],
])('refuses numbers outside of their range: %s', async (field, problem) => {
  const text = `rules: [{ ${field}, effect: { kind: delay, ms: 1 } }]`;

  await expect(parseFaultPlan(text)).rejects.toThrow(problem);
});

it.each([
  ['rules: [\nMarker5ecret: }', 2],
  ['a: b\n  Marker5ecret: c', 1],
  ['Marker5ecret: @x', 1],
  ['-----BEGIN KEY-----\nMarker5ecret: [', 1],
])('shows nothing of what is no plan: %j', async (text, line) => {
  const error = await parseFaultPlan(text).catch((caught: unknown) => caught);

  expect(String(error)).toMatch(new RegExp(`neither YAML nor JSON \\(line ${line}\\)`));
  expect(String(error)).not.toContain('Marker5ecret');
});
