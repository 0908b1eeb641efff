import type { Logger } from '@ami-select/core';
import type { InboundRule, Outbound } from '@ami-select/sandbox';
import { inboundRules } from './inbound-rules.ts';
import { outboundRules } from './outbound-rules.ts';
import type { RegionState } from './region-state.ts';
import type { InstanceRecord } from './resources.ts';

interface Reporter {
  readonly logger: Logger;
}

/** The next pass over the machines of a region, until it begins. */
const waiting = new WeakMap<RegionState, Promise<void>>();

/**
 * Applies the current rules of their groups to the machines of a region; resolves when that is done. Changes at the
 * same time, such as the machines of one launch, share one pass. Connections that exist go on, as tracked ones do on
 * EC2.
 */
export function applyGroups(region: RegionState, reporter: Reporter): Promise<void> {
  const known = waiting.get(region);
  if (known !== undefined) return known;
  const next = Promise.resolve().then(() => {
    waiting.delete(region);
    return applyNow(region, reporter);
  });
  waiting.set(region, next);
  return next;
}

async function applyNow(region: RegionState, { logger }: Reporter): Promise<void> {
  const rules = rulesByGroups(region);
  const changes = [...region.living].map(async (instance) => {
    const { sandbox } = instance;
    if (sandbox === undefined) return;
    const { inbound, outbound } = rules(instance);
    if (sandbox.letIn !== undefined) await sandbox.letIn(inbound());
    if (sandbox.letOut === undefined && outbound() !== 'everything')
      logger.warn(`${instance.id} reaches everything: its sandbox cannot enforce what its groups let out`);
    await sandbox.letOut?.(outbound());
  });
  for (const change of await Promise.allSettled(changes)) {
    // A machine that is just ending has no doors any more.
    if (change.status === 'rejected')
      logger.debug(`A machine did not take its groups' rules: ${String(change.reason)}`);
  }
}

interface Rules {
  inbound(): readonly InboundRule[];
  outbound(): Outbound;
}

/** The rules of each combination of groups, read once for all machines that have it, and only when needed. */
function rulesByGroups(region: RegionState): (instance: InstanceRecord) => Rules {
  const table = new Map<string, Rules>();
  return (instance) => {
    const key = instance.groupIds.join(' ');
    const known = table.get(key);
    if (known !== undefined) return known;
    const inbound = once(() => inboundRules(instance, region));
    const outbound = once(() => outboundRules(instance, region));
    table.set(key, { inbound, outbound });
    return { inbound, outbound };
  };
}

function once<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
