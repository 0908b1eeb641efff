import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { FaultPlanError } from './fault-plan-error.ts';
import { parseFaultPlan } from './parse-fault-plan.ts';

const root = new URL('../../../../', import.meta.url);

/** The effects, as a refusal names them. */
async function knownEffects(): Promise<string[]> {
  const problem = await parseFaultPlan('rules: [{ effect: { kind: none-such } }]').catch(
    (error: FaultPlanError) => error.problems.map(({ message }) => message).join(),
  );
  return String(problem)
    .replace(/.*known: /, '')
    .split(', ');
}

it('the reference has every effect and no other', async () => {
  const page = await readFile(new URL('docs/local-ec2.md', root), 'utf8');
  const section = page.slice(page.indexOf('## Faults'), page.indexOf('## Control path'));

  const documented = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(([, kind]) => kind);

  expect(documented.toSorted()).toEqual((await knownEffects()).toSorted());
});

it('the reference shows every effect, in a plan that can be used', async () => {
  const page = await readFile(new URL('docs/local-ec2.md', root), 'utf8');
  const [, text = ''] = page.match(/```yaml\n(rules:[\s\S]*?)```/) ?? [];

  const { rules } = await parseFaultPlan(text);

  expect(rules.map(({ effect }) => effect.kind).toSorted()).toEqual((await knownEffects()).toSorted());
});

it('the example is a plan', async () => {
  const text = await readFile(new URL('examples/local-ec2/faults.yml', root), 'utf8');

  const plan = await parseFaultPlan(text);

  expect(plan.rules.length).toBeGreaterThan(5);
});
