import { createExamplesClock } from '@ami-select/core/testing';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { allScenarios } from '../judges/all-scenarios.ts';
import { expectAllowed } from '../judges/allowed-differences.ts';
import { runScenario } from '../judges/run-scenario.ts';
import type { Client } from '../judges/scenario.ts';
import { createLineClient, installedCommand } from './line-client.ts';
import { NOT_INSTALLED } from './run-tool.ts';

const region = 'us-east-1';

const clients = [
  { name: 'AWS SDK for Go v2', command: installedCommand('go-client') },
  { name: 'AWS SDK for Java v2', command: installedCommand('java-client') },
].map((client) => ({ ...client, absent: client.command === undefined ? NOT_INSTALLED : '' }));

describe.each(clients)('local-ec2 as the $name sees it$absent', ({ name, command }) => {
  let close: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    if (command === undefined) return;
    const local = await startLocalEc2({ sandbox: 'none', region, clock: createExamplesClock() });
    client = createLineClient({ name, command, env: local.environment });
    close = async () => {
      await client.close();
      await local.close();
    };
  });
  afterAll(() => close?.());

  it.skipIf(command === undefined).each(allScenarios)('row $row: $name', async (scenario) => {
    expectAllowed(name, scenario.name, await runScenario(scenario, client));
  });
});
