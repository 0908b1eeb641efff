import { didYouMean } from '@ami-select/core';
import { instanceConnectModel } from '../api/instance-connect-model.ts';
import { schedulerModel } from '../api/scheduler-model.ts';
import { ec2Model } from '../generated/ec2-model.ts';
import { serviceQuotasModel } from '../generated/service-quotas-model.ts';
import { ssmModel } from '../generated/ssm-model.ts';
import { stsModel } from '../generated/sts-model.ts';
import { parsePattern } from '../state/pattern.ts';

const KEYS: readonly string[] = ['operation', 'region', 'accountId', 'instanceType', 'zone', 'market'];
const MARKETS: readonly string[] = ['on-demand', 'spot'];
const MODELS = [ec2Model, ssmModel, stsModel, instanceConnectModel, schedulerModel, serviceQuotasModel];
const OPERATIONS: readonly string[] = MODELS.flatMap(({ operations }) => Object.keys(operations));

/** The calls that put machines somewhere. */
const LAUNCHES: readonly string[] = ['CreateFleet', 'RunInstances', 'StartInstances'];

/**
 * Problems of the `match` of a rule: a word that nothing can match would make a rule without effect. A rule
 * that looks at launches must match a call that launches.
 */
export function checkMatch(
  match: Readonly<Record<string, unknown>>,
  path: string,
  { launches }: { readonly launches: boolean },
): string[] {
  const { operation, ...rest } = match;
  const operations = operation === undefined ? [] : [operation].flat();
  return [
    ...Object.keys(match)
      .filter((name) => !KEYS.includes(name))
      .map((name) => `${path}.${name}: unknown field${didYouMean(name, KEYS)}; known: ${KEYS.join(', ')}`),
    ...Object.entries(rest)
      .filter(([name, value]) => KEYS.includes(name) && typeof value !== 'string')
      .map(([name]) => `${path}.${name} must be a string`),
    ...operations.flatMap((pattern) => checkOperation(pattern, path, launches)),
    ...checkMarket(rest.market, path),
  ];
}

function checkOperation(pattern: unknown, path: string, launches: boolean): string[] {
  if (typeof pattern !== 'string') return [`${path}.operation must be a string or a list of strings`];
  const { matches } = parsePattern(pattern);
  if (!OPERATIONS.some(matches)) {
    return [`${path}.operation: no operation matches "${pattern}"${didYouMean(pattern, OPERATIONS)}`];
  }
  if (!launches || LAUNCHES.some(matches)) return [];
  return [
    `${path}.operation is "${pattern}", which launches nothing, as the rest of the rule asks: ${LAUNCHES.join(', ')} do`,
  ];
}

function checkMarket(market: unknown, path: string): string[] {
  if (typeof market !== 'string' || MARKETS.some(parsePattern(market).matches)) return [];
  return [
    `${path}.market: unknown market "${market}"${didYouMean(market, MARKETS)}; known: ${MARKETS.join(', ')}`,
  ];
}
