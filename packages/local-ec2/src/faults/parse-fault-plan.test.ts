import { expect, it } from 'vitest';
import { type FaultPlanError, parseFaultPlan } from './parse-fault-plan.ts';

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
    problems = (error as FaultPlanError).problems;
  }

  expect(problems).toHaveLength(6);
  expect(problems.join('\n')).toMatch(
    /match\.type[\s\S]*explode[\s\S]*after[\s\S]*code is missing[\s\S]*colour[\s\S]*rules\[2\]/,
  );
});
