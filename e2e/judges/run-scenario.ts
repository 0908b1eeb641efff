import { setTimeout as sleep } from 'node:timers/promises';
import { mismatch } from './expectation.ts';
import { lookUp } from './path.ts';
import type { CallResult, Client, Scenario, Step } from './scenario.ts';

/** Runs the steps in order; the first sentence that does not hold, or undefined when all do. */
export async function runScenario(scenario: Scenario, client: Client): Promise<string | undefined> {
  const saved = new Map<string, unknown>();
  for (const step of scenario.steps) {
    const problem = await takeStep(step, client, saved);
    if (problem !== undefined) return `${step.operation}: ${problem}`;
  }
  return undefined;
}

async function takeStep(
  step: Step,
  client: Client,
  saved: Map<string, unknown>,
): Promise<string | undefined> {
  const input = fillIn(step.input ?? {}, saved) as Record<string, unknown>;
  let problem: string | undefined;
  for (let attempt = 1; attempt <= (step.attempts ?? 1); attempt++) {
    if (attempt > 1) await sleep(100);
    const response = await client.call(step.service ?? 'ec2', step.operation, input);
    problem = judge(step, response, saved);
    if (problem === undefined) break;
  }
  return problem;
}

function judge(step: Step, response: CallResult, saved: Map<string, unknown>): string | undefined {
  if ('error' in response) {
    if (response.error === step.error) return undefined;
    return `got error ${response.error} (${response.message}), wanted ${step.error ?? 'success'}`;
  }
  if (step.error !== undefined) return `succeeded, wanted error ${step.error}`;
  for (const expectation of step.expect ?? []) {
    const problem = mismatch(response.output, fillIn(expectation, saved) as typeof expectation);
    if (problem !== undefined) return problem;
  }
  for (const [name, path] of Object.entries(step.save ?? {})) saved.set(name, lookUp(response.output, path));
  return undefined;
}

/** Replaces `$name` (a whole value) and `${name}` (inside a string) by the saved values. */
function fillIn(value: unknown, saved: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return fillInText(value, saved);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, saved));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, saved)]));
}

function fillInText(text: string, saved: ReadonlyMap<string, unknown>): unknown {
  const whole = /^\$(\w+)$/.exec(text);
  if (whole?.[1] !== undefined && saved.has(whole[1])) return saved.get(whole[1]);
  return text.replace(/\$\{(\w+)\}/g, (match, name: string) => String(saved.get(name) ?? match));
}
