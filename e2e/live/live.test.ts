/** Tests that only AWS itself can verify. Runs with `AMI_SELECT_LIVE=1` and credentials alone: see docs/live.md. */

import { systemClock as clock } from '@ami-select/core';
import { createIntent, spawnFleet, terminateFleet } from '@ami-select/provisioner';
import { PUBLISHERS, select } from '@ami-select/selector';
import { connectSsh } from '@ami-select/transport';
import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../judges/run-scenario.ts';
import { imageScenarios } from '../judges/scenarios/images.ts';
import { createSdkClient } from '../judges/sdk-client.ts';

const region = process.env.AWS_REGION ?? 'us-east-1';
const ec2 = new EC2Client({ region });
const logger = { debug: () => undefined, info: console.log, warn: console.warn };
const dependencies = { clients: () => ({ ec2, ssm: new SSMClient({ region }) }), clock, logger };

describe(`publishers in ${region}`, () => {
  it.each(PUBLISHERS.map(({ id, version }) => [id, version.example]))(
    '%s %s has an image',
    async (publisher, version) => {
      const selection = await select({ publisher, version, regions: [region] }, dependencies);

      expect(selection.image.state).toBe('available');
    },
  );
});

describe(`the fidelity checklist in ${region}`, () => {
  it.each(imageScenarios)('row $row: $name', async (scenario) => {
    const client = createSdkClient(undefined, { region });

    const problem = await runScenario(scenario, client);

    await client.close();
    expect(problem).toBeUndefined();
  });
});

describe(`a fleet in ${region}`, () => {
  it('is spawned, is reachable over verified SSH, and nothing remains', { timeout: 300_000 }, async () => {
    const { image } = await select(
      { publisher: 'ubuntu', version: '24.04', architecture: 'arm64', regions: [region] },
      dependencies,
    );
    const intent = createIntent(
      {
        identity: { id: `live-${clock.now().getTime()}` },
        region,
        image: { ...image, sshUser: image.sshUser ?? 'ubuntu' },
        instanceTypes: ['t4g.nano', 't4g.micro'],
        count: 1,
        ttlMinutes: 15,
        sshFrom: 'auto',
      },
      { clock },
    );
    const fleetDependencies = {
      ec2: new EC2Client({ region, maxAttempts: 1 }),
      clock,
      logger,
      connect: connectSsh,
      callerAddress: async () => (await (await fetch('https://checkip.amazonaws.com')).text()).trim(),
    };

    let output = '';
    try {
      const fleet = await spawnFleet(intent, fleetDependencies);
      const [host] = fleet.hosts;
      if (host === undefined) throw new Error('the fleet has no host');
      const transport = await connectSsh({ ...host, label: host.name, host: host.address });
      output = (await transport.exec('cloud-init status --wait; uname -m')).stdout;
      await transport.close();
    } finally {
      const proof = await terminateFleet(intent, fleetDependencies);
      expect(proof.remaining).toEqual([]);
    }

    expect(output).toContain('aarch64');
  });
});
