import type { Clock } from '@ami-select/core';
import type { IdSource } from '../state/ids.ts';
import { parsePattern } from '../state/pattern.ts';
import type { FaultEffect, FaultPlan, FaultRule } from './fault-plan.ts';
import { isLaunchRule } from './launch-rule.ts';

/** A call, or one launch attempt inside a call. */
export interface FaultSubject {
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly launch?: {
    readonly instanceType: string;
    readonly zone: string;
    readonly market: 'on-demand' | 'spot';
  };
}

/** The fault plan at work. */
export interface Faults {
  /** The effects that apply now; counts the subject against each rule that matches. */
  effects(subject: FaultSubject): readonly FaultEffect[];
  plan(): FaultPlan;
  replace(plan: FaultPlan): void;
}

interface RuleState {
  readonly rule: FaultRule;
  readonly matches: (subject: FaultSubject) => boolean;
  seen: number;
  applied: number;
  firstMatch?: number;
}

export function createFaults(plan: FaultPlan, { clock, ids }: { clock: Clock; ids: IdSource }): Faults {
  let current = plan;
  let states = statesOf(plan);
  const applies = (state: RuleState, index: number): boolean => {
    const now = clock.now().getTime();
    const { after = 0, times, forMs, chance } = state.rule;
    state.seen += 1;
    state.firstMatch ??= now;
    if (state.seen <= after) return false;
    if (times !== undefined && state.applied >= times) return false;
    if (forMs !== undefined && now >= state.firstMatch + forMs) return false;
    if (chance !== undefined && ids.fraction('fault', String(index), String(state.seen)) >= chance)
      return false;
    state.applied += 1;
    return true;
  };
  return {
    plan: () => current,
    replace: (next) => {
      current = next;
      states = statesOf(next);
    },
    effects: (subject) =>
      states
        .filter((state, index) => state.matches(subject) && applies(state, index))
        .map(({ rule }) => rule.effect),
  };
}

function statesOf(plan: FaultPlan): RuleState[] {
  return plan.rules.map((rule) => ({ rule, matches: matcherOf(rule), seen: 0, applied: 0 }));
}

/** A rule's patterns are read once, not at each of many calls. */
function matcherOf(rule: FaultRule): RuleState['matches'] {
  const { operation, region, accountId, instanceType, zone, market } = rule.match ?? {};
  const ofLaunch = isLaunchRule(rule);
  const conditions = [
    condition(operation, (call) => call.operation),
    condition(region, (call) => call.region),
    condition(accountId, (call) => call.accountId),
    condition(instanceType, ({ launch }) => launch?.instanceType),
    condition(zone, ({ launch }) => launch?.zone),
    condition(market, ({ launch }) => launch?.market),
  ].filter((holds) => holds !== undefined);
  return (subject) =>
    ofLaunch === (subject.launch !== undefined) && conditions.every((holds) => holds(subject));
}

/** Nothing where the rule names no text. */
function condition(
  texts: string | readonly string[] | undefined,
  read: (subject: FaultSubject) => string | undefined,
): RuleState['matches'] | undefined {
  if (texts === undefined) return undefined;
  const patterns = [texts].flat().map(parsePattern);
  return (subject) => {
    const value = read(subject);
    return value !== undefined && patterns.some(({ matches }) => matches(value));
  };
}
