import { createExamplesClock } from '@ami-select/core/testing';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScenarios } from './all-scenarios.ts';
import { createPythonClient, peersInstalled } from './python-client.ts';
import { runScenario } from './run-scenario.ts';
import type { Client } from './scenario.ts';
import { createSdkClient } from './sdk-client.ts';

const region = 'us-east-1';
const title = 'row $row: $name';
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

const officialClients: ReadonlyArray<[string, boolean, (endpoint: string) => Client]> = [
  ['AWS SDK for JavaScript v3', true, (endpoint) => createSdkClient(endpoint, { region })],
  [`boto3${absent}`, peersInstalled, (endpoint) => createPythonClient('boto3', endpoint, { region })],
  [`AWS CLI${absent}`, peersInstalled, (endpoint) => createPythonClient('awscli', endpoint, { region })],
];

describe.each(officialClients)('local-ec2 as %s sees it', (_, installed, createClient) => {
  let close: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    if (!installed) return;
    const endpoint = await startLocalEc2({ sandbox: 'none', region, clock: createExamplesClock() });
    client = createClient(endpoint.endpoint);
    close = async () => {
      await client.close();
      await endpoint.close();
    };
  });
  afterAll(() => close?.());

  it.skipIf(!installed).each(allScenarios)(title, async (scenario) => {
    expect(await runScenario(scenario, client)).toBeUndefined();
  });
});
