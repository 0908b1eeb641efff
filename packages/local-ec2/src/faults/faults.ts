import type { Clock } from '@ami-select/core';
import type { IdSource } from '../state/ids.ts';
import { parsePattern } from '../state/pattern.ts';
import type { FaultEffect, FaultMatch, FaultPlan, FaultRule } from './fault-plan.ts';
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
        .filter((state, index) => matches(state.rule, subject) && applies(state, index))
        .map(({ rule }) => rule.effect),
  };
}

function statesOf(plan: FaultPlan): RuleState[] {
  return plan.rules.map((rule) => ({ rule, seen: 0, applied: 0 }));
}

function matches(rule: FaultRule, subject: FaultSubject): boolean {
  const { launch } = subject;
  const match: FaultMatch = rule.match ?? {};
  return (
    isLaunchRule(rule) === (launch !== undefined) &&
    matchesAny(match.operation, subject.operation) &&
    matchesAny(match.region, subject.region) &&
    matchesAny(match.accountId, subject.accountId) &&
    matchesAny(match.instanceType, launch?.instanceType) &&
    matchesAny(match.zone, launch?.zone) &&
    matchesAny(match.market, launch?.market)
  );
}

function matchesAny(patterns: string | readonly string[] | undefined, value: string | undefined): boolean {
  if (patterns === undefined) return true;
  if (value === undefined) return false;
  const list = typeof patterns === 'string' ? [patterns] : patterns;
  return list.some((pattern) => parsePattern(pattern).matches(value));
}
