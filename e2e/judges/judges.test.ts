import { createExamplesClock } from '@ami-select/core/testing';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScenarios } from './all-scenarios.ts';
import { motoDifferences } from './moto-differences.ts';
import { type MotoServer, startMoto } from './moto-server.ts';
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

describe(`moto as the AWS SDK for JavaScript v3 sees it${absent}`, () => {
  let moto: MotoServer;
  let client: Client;

  beforeAll(async () => {
    if (!peersInstalled) return;
    moto = await startMoto();
    client = createSdkClient(moto.endpoint, { region });
  });
  afterAll(async () => {
    await client?.close();
    await moto?.close();
  });

  it.skipIf(!peersInstalled).each(allScenarios)(title, async (scenario) => {
    const problem = await runScenario(scenario, client);

    const difference = motoDifferences[scenario.name];
    if (difference === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(difference);
  });

  it('lists no difference for a scenario that does not exist', () => {
    const names = allScenarios.map(({ name }) => name);

    expect(Object.keys(motoDifferences).filter((name) => !names.includes(name))).toEqual([]);
  });
});
