import { formatDuration, formatProblems, globMatcher, type Problem } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';
import { type Caps, DEFAULT_CAPS } from './caps.ts';
import { type Limit, limitsOf } from './limits.ts';
import { listPrice } from './list-price.ts';

/** What caps are about. What is absent is not known yet, and not checked. */
export interface CappedFleet {
  readonly count?: number | undefined;
  readonly ttlMinutes?: number | undefined;
  /** As it was given; for messages. */
  readonly ttlText?: string | undefined;
  readonly instanceTypes?: readonly string[] | undefined;
  readonly region?: string | undefined;
}

/**
 * Checks a fleet against the caps of every place, and against `DEFAULT_CAPS` where no place names one. Makes no call.
 *
 * @throws ProvisionerError `CAP_EXCEEDED` that lists every exceeded cap, where it comes from and how it is raised.
 */
export function assertCaps(fleet: CappedFleet, places: readonly Caps[] = []): void {
  assertNone('The fleet is above its caps', [
    ...exceededCount(fleet, places),
    ...exceededTtl(fleet, places),
    ...exceededPrice(fleet, places),
    ...otherTypes(fleet, places),
  ]);
}

/**
 * The same for another lease of a fleet whose size and types were let pass: how long it is, and what the machines cost
 * until its end.
 *
 * @throws ProvisionerError `CAP_EXCEEDED`.
 */
export function assertLeaseCaps(fleet: CappedFleet, places: readonly Caps[] = []): void {
  assertNone('The lease is above its caps', [...exceededTtl(fleet, places), ...exceededPrice(fleet, places)]);
}

function assertNone(summary: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new ProvisionerError('CAP_EXCEEDED', formatProblems(summary, problems), { problems });
}

function exceededCount({ count }: CappedFleet, places: readonly Caps[]): Problem[] {
  if (count === undefined) return [];
  const limits = limitsOf(places, 'max-count', ({ maxCount }) => maxCount, DEFAULT_CAPS.maxCount);
  return tooHigh('count', { value: count, format: String }, limits);
}

function exceededTtl({ ttlMinutes, ttlText }: CappedFleet, places: readonly Caps[]): Problem[] {
  if (ttlMinutes === undefined) return [];
  const limits = limitsOf(
    places,
    'max-ttl',
    ({ maxTtlMinutes }) => maxTtlMinutes,
    DEFAULT_CAPS.maxTtlMinutes,
  );
  const format = (minutes: number): string => formatDuration(minutes * 60_000);
  return tooHigh('ttl', { value: ttlMinutes, text: ttlText, format }, limits);
}

function exceededPrice(fleet: CappedFleet, places: readonly Caps[]): Problem[] {
  const { count, ttlMinutes, instanceTypes = [], region } = fleet;
  const limits = limitsOf(places, 'max-price', ({ maxPrice }) => maxPrice);
  if (limits.length === 0 || count === undefined || ttlMinutes === undefined || region === undefined)
    return [];
  return unique(instanceTypes).flatMap((type): Problem[] => {
    const price = listPrice(region, type);
    if (price === undefined) return limits.map((limit) => unknownPrice(type, region, limit));
    const size = `${count} × ${type} for ${formatDuration(ttlMinutes * 60_000)} at ${price.basis}`;
    const value = (price.perHour * count * ttlMinutes) / 60;
    return tooHigh('price', { value, format: formatPrice, remark: ` (${size})` }, limits);
  });
}

/** Rounded up, to cents or as far as a small sum differs from its cap. */
function formatPrice(dollars: number): string {
  const digits = dollars < 1 ? 4 : 2;
  const rounded = Math.ceil(Number((dollars * 10 ** digits).toFixed(6))) / 10 ** digits;
  return `$${rounded.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}

function unknownPrice(type: string, region: string, { name }: Limit<number>): Problem {
  const message = `${type} is not valid because its price in ${region} is unknown, so that ${name} cannot be checked; expected a type with a known price, or no ${name}`;
  return { field: 'instance-types', message };
}

function otherTypes({ instanceTypes = [] }: CappedFleet, places: readonly Caps[]): Problem[] {
  const limits = limitsOf(
    places,
    'allowed-instance-types',
    ({ allowedInstanceTypes }) => allowedInstanceTypes,
  );
  return limits.flatMap(({ most, name }) => {
    const isAllowed = globMatcher(most);
    const refused = unique(instanceTypes).filter((type) => !isAllowed(type));
    return refused.map((type) => ({
      field: 'instance-types',
      message: `${type} is not valid because ${name} does not allow it; expected ${most.join(', ') || 'nothing'}, or another ${name}`,
    }));
  });
}

function unique(types: readonly string[]): readonly string[] {
  return [...new Set(types)];
}

interface Measure {
  readonly value: number;
  readonly format: (value: number) => string;
  readonly remark?: string;
  /** The value as it was given. */
  readonly text?: string | undefined;
}

/** A cap that is no number lets nothing pass. */
function tooHigh(
  field: string,
  { value, format, remark = '', text = format(value) }: Measure,
  limits: readonly Limit<number>[],
): Problem[] {
  const exceeded = limits.filter(({ most }) => !(value <= most));
  return exceeded.map(({ most, name, isDefault }) => {
    const cap = isDefault ? `the cap is ${format(most)} by default` : `${name} is ${format(most)}`;
    const expected = `expected at most ${format(most)}, or a higher ${name}`;
    return { field, message: `${text}${remark} is not valid because ${cap}; ${expected}` };
  });
}
