import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScenarios } from './all-scenarios.ts';
import { motoDifferences } from './moto-differences.ts';
import { type MotoServer, startMoto } from './moto-server.ts';
import { peersInstalled } from './python-client.ts';
import { runScenario } from './run-scenario.ts';
import type { Client } from './scenario.ts';
import { createSdkClient } from './sdk-client.ts';

const region = 'us-east-1';
const title = 'row $row: $name';
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

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
