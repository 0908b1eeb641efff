import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { assertCaps, type CappedFleet } from './assert-caps.ts';
import type { Caps } from './caps.ts';
import { listPrice } from './list-price.ts';

const FLEET = {
  count: 2,
  ttlMinutes: 60,
  instanceTypes: ['t3.small'],
  region: 'us-east-1',
} as const satisfies CappedFleet;

/** The caps of flags and environment, as the command has them. */
function places(flags: Caps, environment: Caps = {}): readonly Caps[] {
  return [
    { ...flags, nameOf: (cap) => `--${cap}` },
    { ...environment, nameOf: (cap) => `AMI_SELECT_${cap.toUpperCase().replaceAll('-', '_')}` },
  ];
}

function problemsOf(fleet: CappedFleet, caps?: readonly Caps[]): readonly string[] {
  try {
    assertCaps(fleet, caps);
    return [];
  } catch (error) {
    expect(exitStatusOf(error)).toBe(24);
    const { problems } = error as { readonly problems: readonly { field: string; message: string }[] };
    return problems.map(({ field, message }) => `${field}: ${message}`);
  }
}

describe('assertCaps', () => {
  it.each<[string, CappedFleet, readonly Caps[] | undefined]>([
    ['nothing that is known', {}, places({ maxCount: 1, maxPrice: 1, allowedInstanceTypes: [] })],
    ['the default caps', { count: 20, ttlMinutes: 360 }, undefined],
    ['exactly its caps', FLEET, places({ maxCount: 2, maxTtlMinutes: 60, allowedInstanceTypes: ['t3.*'] })],
    [
      'a cap above the default',
      { count: 400, ttlMinutes: 10_080 },
      places({ maxCount: 400, maxTtlMinutes: 10_080 }),
    ],
    ['an environment above the default', { count: 400 }, places({}, { maxCount: 400 })],
    ['the strictest of two', { count: 3 }, places({ maxCount: 50 }, { maxCount: 3 })],
    ['its price to the cent', FLEET, places({ maxPrice: 0.0416 })],
    ['no known price, where none is capped', { ...FLEET, instanceTypes: ['x9.huge'] }, places({})],
    ['one of several globs', FLEET, places({ allowedInstanceTypes: ['c7g.*', 't3.s?all'] })],
    [
      'no cap',
      { count: 1000, ttlMinutes: 10_080 },
      [{ maxCount: Number.POSITIVE_INFINITY, maxTtlMinutes: 1e9 }],
    ],
  ])('lets a fleet pass with %s', (_title, fleet, caps) => {
    expect(problemsOf(fleet, caps)).toEqual([]);
  });

  it.each<[CappedFleet, readonly Caps[] | undefined, readonly string[]]>([
    [
      { count: 21 },
      undefined,
      ['count: 21 is not valid because the cap is 20 by default; expected at most 20, or a higher max-count'],
    ],
    [
      { count: 21 },
      places({}),
      [
        'count: 21 is not valid because the cap is 20 by default; expected at most 20, or a higher --max-count or AMI_SELECT_MAX_COUNT',
      ],
    ],
    [
      { count: 1000 },
      places({ maxCount: 999 }),
      ['count: 1000 is not valid because --max-count is 999; expected at most 999, or a higher --max-count'],
    ],
    [
      { count: 5 },
      places({ maxCount: 50 }, { maxCount: 4 }),
      [
        'count: 5 is not valid because AMI_SELECT_MAX_COUNT is 4; expected at most 4, or a higher AMI_SELECT_MAX_COUNT',
      ],
    ],
    [
      { count: 5 },
      places({ maxCount: 1 }, { maxCount: 4 }),
      [expect.stringContaining('--max-count is 1'), expect.stringContaining('AMI_SELECT_MAX_COUNT is 4')],
    ],
    [
      { ttlMinutes: 361 },
      undefined,
      ['ttl: 6h1m is not valid because the cap is 6h by default; expected at most 6h, or a higher max-ttl'],
    ],
    [
      { ttlMinutes: 10_080 },
      places({ maxTtlMinutes: 1440 }),
      ['ttl: 7d is not valid because --max-ttl is 1d; expected at most 1d, or a higher --max-ttl'],
    ],
    [
      { ttlMinutes: 61 },
      places({ maxTtlMinutes: 600 }, { maxTtlMinutes: 60 }),
      [expect.stringContaining('AMI_SELECT_MAX_TTL is 1h')],
    ],
    [
      FLEET,
      places({ maxPrice: 0.04 }),
      [
        'price: $0.0416 (2 × t3.small for 1h at the list price of us-east-1) is not valid because --max-price is $0.04; expected at most $0.04, or a higher --max-price',
      ],
    ],
    [
      { ...FLEET, instanceTypes: ['t3.nano', 'm7i.48xlarge'] },
      places({ maxPrice: 5 }),
      [expect.stringContaining('2 × m7i.48xlarge')],
    ],
    [
      { ...FLEET, region: 'eu-central-1' },
      places({ maxPrice: 0.08 }),
      [
        expect.stringContaining(
          '(2 × t3.small for 1h at twice the list price of us-east-1, since none is recorded for eu-central-1)',
        ),
      ],
    ],
    [
      { ...FLEET, instanceTypes: ['x9.huge'] },
      places({ maxPrice: 1e6 }),
      [
        'instance-types: x9.huge is not valid because its price in us-east-1 is unknown, so that --max-price cannot be checked; expected a type with a known price, or no --max-price',
      ],
    ],
    [
      { ...FLEET, region: 'cn-north-1' },
      places({}, { maxPrice: 1e6 }),
      [expect.stringContaining('its price in cn-north-1 is unknown')],
    ],
    [
      FLEET,
      places({ allowedInstanceTypes: ['t4g.*', 'm7g.*'] }),
      [
        'instance-types: t3.small is not valid because --allowed-instance-types does not allow it; expected t4g.*, m7g.*, or another --allowed-instance-types',
      ],
    ],
    [
      { instanceTypes: ['t3.small', 'p5.48xlarge', 'p5.48xlarge', 'T3.small'] },
      places({ allowedInstanceTypes: ['t3.*'] }),
      [expect.stringContaining('p5.48xlarge'), expect.stringContaining('T3.small')],
    ],
    [
      FLEET,
      places({ allowedInstanceTypes: ['*'] }, { allowedInstanceTypes: ['t3.large'] }),
      [expect.stringContaining('AMI_SELECT_ALLOWED_INSTANCE_TYPES')],
    ],
    [
      FLEET,
      places({ allowedInstanceTypes: ['small', 't3', '3.small', 't3.smal', 't3*large'] }),
      [expect.stringContaining('t3.small')],
    ],
    [FLEET, places({ allowedInstanceTypes: [] }), [expect.stringContaining('expected nothing')]],
    [{ count: 1 }, [{ maxCount: Number.NaN }], [expect.stringContaining('max-count is NaN')]],
    [{ count: 1 }, [{ maxCount: -1 }], [expect.stringContaining('max-count is -1')]],
    [{ count: Number.NaN }, [{ maxCount: 5 }], [expect.stringContaining('NaN')]],
    [{ count: Number.POSITIVE_INFINITY }, undefined, [expect.stringContaining('Infinity')]],
  ])('refuses %o under %o', (fleet, caps, problems) => {
    expect(problemsOf(fleet, caps)).toEqual(problems);
  });

  it('lists every exceeded cap', () => {
    const fleet = { count: 30, ttlMinutes: 600, instanceTypes: ['p5.48xlarge'], region: 'us-east-1' };

    const problems = problemsOf(fleet, places({ maxPrice: 100, allowedInstanceTypes: ['t3.*'] }));

    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'count',
      'ttl',
      'price',
      'instance-types',
    ]);
  });
});

describe('listPrice', () => {
  it.each([
    ['us-east-1', 't3.small', { perHour: 0.0208, basis: 'the list price of us-east-1' }],
    ['sa-east-1', 't3.small', { perHour: 0.0416 }],
    ['us-gov-west-1', 't3.small', { basis: 'the list price of us-gov-west-1' }],
    ['us-east-1', 'x9.huge', undefined],
    ['sa-east-1', 'x9.huge', undefined],
    ['cn-north-1', 't3.small', undefined],
    ['us-east-1', 'toString', undefined],
  ])('in %s of %s is %o', (region, type, price) => {
    if (price === undefined) expect(listPrice(region, type)).toBeUndefined();
    else expect(listPrice(region, type)).toMatchObject(price);
  });
});
