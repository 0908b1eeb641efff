import { createExamplesClock } from '@ami-select/core/testing';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMoto } from './moto-server.ts';
import { createPythonClient, peersInstalled } from './python-client.ts';
import { runScenario } from './run-scenario.ts';
import type { Client } from './scenario.ts';
import { scheduleScenarios } from './scenarios/schedules.ts';
import { createSdkClient } from './sdk-client.ts';

interface Place {
  readonly endpoint: string;
  close(): Promise<void>;
}

const options = { region: 'us-east-1' };
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';
const startLocal = (): Promise<Place> =>
  startLocalEc2({ ...options, sandbox: 'none', images: 1000, clock: createExamplesClock() });

/** Where moto 5.2.5 differs: name of the scenario, and part of what it does instead. */
const MOTO: Readonly<Record<string, string>> = {
  'an update moves a schedule, and what it leaves out falls back to its default':
    'ActionAfterCompletion is "DELETE"',
  'a time with a zone is refused': 'succeeded',
};

const JUDGES: readonly [
  title: string,
  needsPeers: boolean,
  start: () => Promise<Place>,
  createClient: (endpoint: string) => Client,
  differences: Readonly<Record<string, string>>,
][] = [
  [
    'local-ec2 as AWS SDK for JavaScript v3 sees it',
    false,
    startLocal,
    (at) => createSdkClient(at, options),
    {},
  ],
  [
    `local-ec2 as boto3 sees it${absent}`,
    true,
    startLocal,
    (at) => createPythonClient('boto3', at, options),
    {},
  ],
  [
    `local-ec2 as AWS CLI sees it${absent}`,
    true,
    startLocal,
    (at) => createPythonClient('awscli', at, options),
    {},
  ],
  [
    `moto as the SDK of the provisioner sees it${absent}`,
    true,
    startMoto,
    (at) => createSdkClient(at, options),
    MOTO,
  ],
];

describe.each(JUDGES)('schedules of %s', (_, needsPeers, start, createClient, differences) => {
  const isAbsent = needsPeers && !peersInstalled;
  let place: Place;
  let client: Client;

  beforeAll(async () => {
    if (isAbsent) return;
    place = await start();
    client = createClient(place.endpoint);
  });
  afterAll(async () => {
    await client?.close();
    await place?.close();
  });

  it.skipIf(isAbsent).each(scheduleScenarios)('row $row: $name', async (scenario) => {
    const problem = await runScenario(scenario, client);

    const difference = differences[scenario.name];
    if (difference === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(difference);
  });
});
