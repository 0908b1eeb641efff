import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAP_FIELDS, FLEET_FIELDS, fromFlags } from '@ami-select/config';
import { CodedError, exitStatusOf, formatProblem } from '@ami-select/core';
import { DEFAULT_CAPS } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Given, GivenFleet } from './given.ts';
import { readSpawnRequest } from './read-request.ts';

const TYPES = 'instance-types: [t3.small]';

describe('caps of a request', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'caps-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  interface Written {
    /** Text of ami-select.yml. */
    readonly config?: string;
    readonly flags?: Record<string, unknown>;
    readonly environment?: Record<string, string>;
    readonly fleet?: string | undefined;
  }

  /** The problems of a request and the exit status that they end with, 0 when it is accepted. */
  async function read({ config = '', flags = {}, environment = {}, fleet }: Written) {
    writeFileSync(join(workingDirectory, 'ami-select.yml'), config);
    const given: Given & GivenFleet = {
      subject: 'run',
      config: undefined,
      workingDirectory,
      variables: { AWS_REGION: 'us-east-1', ...environment },
      problems: [],
      nameOf: (field) => `--${field}`,
      fleet,
      imageId: undefined,
      fleetFields: fromFlags(FLEET_FIELDS, flags),
      capFields: fromFlags(CAP_FIELDS, flags),
      identity: { id: 'test' },
      hasDefaults: true,
      where: 'account',
    };
    try {
      return { status: 0, request: await readSpawnRequest(given), text: '' };
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return { status: exitStatusOf(error), text: error.problems.map(formatProblem).join('\n') };
    }
  }

  it('are by default those of the library', async () => {
    const defaults = Object.entries(CAP_FIELDS).flatMap(([, field]) =>
      'default' in field ? [field.default] : [],
    );

    expect(defaults).toEqual([`${DEFAULT_CAPS.maxCount}`, `${DEFAULT_CAPS.maxTtlMinutes / 60}h`]);
  });

  it.each<[string, Written]>([
    ['count', { config: 'fleets: { test: { count: 1000 } }' }],
    ['ttl', { config: 'fleets: { test: { ttl: 7d } }' }],
    ['ttl', { config: 'fleets: { test: { ttl: 6h1s } }' }],
    ['ttl', { config: 'fleets: { test: { ttl: "361m" } }' }],
    ['ttl', { config: 'fleets: { test: { ttl: 1w } }' }],
    ['count', { config: 'fleets: { test: { count: "21" } }' }],
    ['count', { config: 'x: &all { count: 900 }\nfleets: { test: { <<: *all } }' }],
    ['count', { config: 'fleets: { small: &s { count: 2 }, test: { <<: *s, count: 900 } }', fleet: 'test' }],
    ['count', { config: 'fleets: { small: &s { count: 900 }, test: *s }', fleet: 'test' }],
    ['count', { config: 'fleets: { test: { Count: 900, minimum: 1 } }' }],
    ['count', { flags: { count: '21' } }],
    ['count', { environment: { AMI_SELECT_COUNT: '21' } }],
    ['ttl', { flags: { ttl: '7d' } }],
    ['count', { flags: { count: '5', maxCount: '50' }, environment: { AMI_SELECT_MAX_COUNT: '4' } }],
    ['count', { flags: { count: '5', maxCount: '4' }, environment: { AMI_SELECT_MAX_COUNT: '50' } }],
    ['ttl', { flags: { ttl: '3h', maxTtl: '7d' }, environment: { AMI_SELECT_MAX_TTL: '2h' } }],
    [
      'price',
      { config: `fleets: { test: { ${TYPES}, count: 10 } }`, environment: { AMI_SELECT_MAX_PRICE: '0.20' } },
    ],
    ['price', { flags: { instanceType: ['p5.48xlarge'], count: '20', ttl: '6h', maxPrice: '1000' } }],
    [
      'types',
      {
        flags: { instanceType: ['p5.48xlarge'] },
        environment: { AMI_SELECT_ALLOWED_INSTANCE_TYPES: 't3.*, m7i.*' },
      },
    ],
    [
      'types',
      {
        config: 'fleets: { test: { instance-types: [t3.small, t3.large] } }',
        flags: { allowedInstanceType: ['t3.small'] },
      },
    ],
    ['types', { environment: { AMI_SELECT_ALLOWED_INSTANCE_TYPES: 'm7i.*' } }],
    [
      'types',
      { flags: { image: 'debian/12@arm64' }, environment: { AMI_SELECT_ALLOWED_INSTANCE_TYPES: 't3.*' } },
    ],
  ])('refuse %s: %j', async (what, written) => {
    const { status, text } = await read(written);

    const place = { count: /count: /i, ttl: /ttl: /, price: /price: /, types: /instance-types?: /i }[what];
    expect(text).toMatch(place ?? 'no such field');
    // Beside a key that no config has, it is one problem of several.
    expect(status).toBe(/the key is unknown/.test(text) ? 2 : 24);
  });

  it.each<[string, string]>([
    ['beside the fleets', 'max-count: 1000'],
    ['in a fleet', 'fleets: { test: { max-count: 1000 } }'],
    ['in another spelling', 'fleets: { test: { maxCount: 1000 } }'],
    ['in a third spelling', 'fleets: { test: { max_count: 1000 } }'],
    ['as a lease', 'fleets: { test: { max-ttl: 7d } }'],
    ['as a price', 'fleets: { test: { max-price: 1e9 } }'],
    ['as types', 'fleets: { test: { allowed-instance-types: ["*"] } }'],
    ['by a merge key', 'fleets: { base: &b { max-count: 1000 }, test: { <<: *b, count: 900 } }'],
    ['in a fleet that is not used', 'fleets: { test: { count: 1 }, other: { max-count: 1000 } }'],
    ['in an image', 'images: { base: { owner: self, max-count: 1000 } }'],
    ['in a build', 'build: { max-ttl: 7d }'],
    ['lower than it is', 'fleets: { test: { max-count: 1 } }'],
  ])('stand in no config: %s', async (_title, config) => {
    const { status, text } = await read({ config, fleet: /test:/.test(config) ? 'test' : undefined });

    expect(status).toBe(2);
    expect(text).toMatch(
      /a config cannot set a cap, .*expected an input, a flag or AMI_SELECT_(MAX|ALLOWED)_/,
    );
  });

  const BAD: readonly [string, string][] = [
    ['max-count', '1e3'],
    ['max-count', '-5'],
    ['max-count', 'NaN'],
    ['max-count', 'Infinity'],
    ['max-count', '0'],
    ['max-count', '00'],
    ['max-count', '020'],
    ['max-count', '0x14'],
    ['max-count', '1001'],
    ['max-count', '99999999999999999999'],
    ['max-count', '20 machines'],
    ['max-count', '1_000'],
    ['max-count', '2,0'],
    ['max-count', '20.0'],
    ['max-count', ' '],
    ['max-count', 'unlimited'],
    ['max-count', '２０'],
    ['max-ttl', '6'],
    ['max-ttl', '6 hours'],
    ['max-ttl', '8d'],
    ['max-ttl', '-1h'],
    ['max-ttl', '0'],
    ['max-ttl', '0s'],
    ['max-ttl', '1e3m'],
    ['max-ttl', 'forever'],
    ['max-price', '0'],
    ['max-price', '0.00'],
    ['max-price', '-1'],
    ['max-price', '1e3'],
    ['max-price', '$10'],
    ['max-price', '10 USD'],
    ['max-price', '10,50'],
    ['max-price', '1.234'],
    ['max-price', 'NaN'],
    ['max-price', '.5'],
    ['max-price', '2000000'],
    ['allowed-instance-types', ','],
    ['allowed-instance-types', ' '],
  ];

  it.each(BAD)('fail closed on a variable for %s that is %j', async (cap, text) => {
    const name = `AMI_SELECT_${cap.toUpperCase().replaceAll('-', '_')}`;

    const reading = await read({ environment: { [name]: text } });

    expect(reading.status).toBe(2);
    expect(reading.text).toContain(name);
  });

  it.each(BAD)('fail closed on a flag for %s that is %j', async (cap, text) => {
    const option = cap.replace(/s$/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

    const reading = await read({ flags: { [option]: cap.startsWith('allowed') ? [text] : text } });

    expect(reading.status).toBe(2);
    expect(reading.text).toContain(`--${cap.replace(/s$/, '')}`);
  });

  it.each<[string, Written]>([
    ['nothing', {}],
    ['the defaults', { flags: { count: '20', ttl: '6h' } }],
    ['a raised cap', { flags: { count: '100', ttl: '7d', maxCount: '100', maxTtl: '7d' } }],
    [
      'a cap raised by the environment',
      { flags: { count: '100' }, environment: { AMI_SELECT_MAX_COUNT: '100' } },
    ],
    ['two caps', { flags: { count: '4', maxCount: '50' }, environment: { AMI_SELECT_MAX_COUNT: '4' } }],
    [
      'a fleet above its caps that is not used',
      { config: 'fleets: { big: { count: 900 }, test: { count: 2 } }', fleet: 'test' },
    ],
    ['a flag in place of the config', { config: 'fleets: { test: { count: 900 } }', flags: { count: '2' } }],
    [
      'several fleets that are above a cap together',
      { config: 'fleets: { a: { count: 15 }, b: { count: 15 } }', fleet: 'a' },
    ],
    [
      'an empty variable, which is none',
      { environment: { AMI_SELECT_MAX_COUNT: '', AMI_SELECT_MAX_PRICE: '' } },
    ],
    ['its price', { flags: { instanceType: ['t3.small'], count: '10', ttl: '6h', maxPrice: '1.25' } }],
    [
      'types in lines',
      {
        flags: { instanceType: ['t3.small'] },
        environment: { AMI_SELECT_ALLOWED_INSTANCE_TYPES: 'm7i.*\nt3.*' },
      },
    ],
    ['a default type', { environment: { AMI_SELECT_ALLOWED_INSTANCE_TYPES: 't3.*' } }],
  ])('let pass %s: %j', async (_title, written) => {
    expect(await read(written)).toMatchObject({ status: 0 });
  });

  it.each([
    'AMI_SELECT_MAX_COUNTS',
    'AMI_SELECT_MAXCOUNT',
    'AMI_SELECT_MAX_COUNT_',
    'AMI_SELECT_max_count',
    'ami_select_max_count',
    'AMI_SELECT_MAX_TTL_MINUTES',
    'AMI_SELECT_MAX_DOLLARS',
    'AMI_SELECT_ALLOWED_TYPES',
    'AMI_SELECT_ALLOWED_INSTANCE_TYPE',
    'AMI_SELECT_MAX-COUNT',
    'AMI_SELECT_MX_COUNT',
    'AMI_SELECT_ALOWED_INSTANCE_TYPES',
    'AMI_SELECT_EGRES',
  ])('are not lost in a misspelled variable: %s', async (name) => {
    const { status, text } = await read({ environment: { [name]: '5' } });

    expect(status).toBe(2);
    expect(text).toMatch(new RegExp(`^${name}: is not valid because .*; expected (one of )?AMI_SELECT_`));
  });

  it.each([
    'count: 1e3',
    'count: 0x3e8',
    'count: 0o1750',
    'count: 1_000',
    'count: "1000 "',
    'count: -1000',
    'count: .inf',
    'count: .nan',
    'count: 1000.0',
    'count: [900, 900]',
    'count: { value: 900 }',
    'count: !!str 1e3',
    'count: ""',
    'count: 5000',
    'ttl: 604800',
    'ttl: 1e3h',
    'ttl: 999999h',
    'ttl: "7d 1h"',
    'ttl: [6h, 6h]',
  ])('are not passed by another notation in a config: %s', async (field) => {
    const { status, text } = await read({ config: `fleets: { test: { ${field} } }` });

    expect(status).toBe(2);
    expect(text).toContain(`fleets.test.${field.split(':')[0]}`);
  });

  it('go with the request to the check before the launch', async () => {
    const { request } = await read({ flags: { maxCount: '3' }, environment: { AMI_SELECT_MAX_TTL: '2h' } });
    const [flags, environment] = request?.caps ?? [];

    expect(flags).toMatchObject({ maxCount: 3 });
    expect(environment).toMatchObject({ maxTtlMinutes: 120 });
    expect([flags?.nameOf?.('max-count'), environment?.nameOf?.('max-ttl')]).toEqual([
      '--max-count',
      'AMI_SELECT_MAX_TTL',
    ]);
  });

  it('are listed with every other problem', async () => {
    const { status, text } = await read({ flags: { count: '100', instanceType: ['c7g'], ttl: '7d' } });

    expect(status).toBe(2);
    for (const part of ['c7g', 'count: 100', 'ttl: 7d']) expect(text).toContain(part);
  });
});
