import { instanceConnectModel } from '../api/instance-connect-model.ts';
import { ec2Model } from '../generated/ec2-model.ts';
import { ssmModel } from '../generated/ssm-model.ts';
import { stsModel } from '../generated/sts-model.ts';
import { parsePattern } from '../state/pattern.ts';

const KEYS: readonly string[] = ['operation', 'region', 'accountId', 'instanceType', 'zone', 'market'];
const MARKETS: readonly string[] = ['on-demand', 'spot'];
const OPERATIONS: readonly string[] = [ec2Model, ssmModel, stsModel, instanceConnectModel].flatMap(
  ({ operations }) => Object.keys(operations),
);

/** The calls that put machines somewhere. */
const LAUNCHES: readonly string[] = ['CreateFleet', 'RunInstances', 'StartInstances'];

/**
 * What is wrong with the `match` of a rule: a word that nothing can match would make a rule without effect. A rule
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
      .map((name) => `${path}.${name} is unknown; known: ${KEYS.join(', ')}`),
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
    const guess = OPERATIONS.find((name) => isNear(name, pattern));
    return [
      `${path}.operation is "${pattern}", which no operation matches${guess ? `; did you mean ${guess}?` : ''}`,
    ];
  }
  if (!launches || LAUNCHES.some(matches)) return [];
  return [
    `${path}.operation is "${pattern}", which launches nothing, as the rest of the rule asks: ${LAUNCHES.join(', ')} do`,
  ];
}

function checkMarket(market: unknown, path: string): string[] {
  if (typeof market !== 'string' || MARKETS.some(parsePattern(market).matches)) return [];
  return [`${path}.market is "${market}"; it must be one of ${MARKETS.join(', ')}`];
}

/** The same but for case, or for one letter more or less or other. */
function isNear(name: string, word: string): boolean {
  const [left, right] = [name.toLowerCase(), word.toLowerCase()];
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return Math.max(left.length, right.length) - start - end <= 1;
}
