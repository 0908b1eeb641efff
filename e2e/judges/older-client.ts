import { type Clock, systemClock } from '@ami-select/core';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScenarios } from './all-scenarios.ts';
import { allowedDifferences, cannotSay, expectAllowed, gapOf } from './allowed-differences.ts';
import { runScenario } from './run-scenario.ts';
import type { Client } from './scenario.ts';
import type { ClientOptions } from './sdk-client.ts';

const region = 'us-east-1';

/** A client that cannot say everything. */
export interface OlderClient {
  readonly name: string;
  readonly installed: boolean;
  /** How many scenarios it must be able to say to be a judge. */
  readonly atLeast: number;
  /** Of the endpoint; this machine's for clients that call by URL, whose signature is verified in any case. */
  readonly clock?: Clock;
  readonly create: (endpoint: string, options: ClientOptions) => Client;
}

/** Tests that a client sees in every scenario what it should, or what the list of differences says. */
export function judgeOlderClient({
  name,
  installed,
  atLeast,
  clock = systemClock,
  create,
}: OlderClient): void {
  const absent = installed ? '' : ' (skipped: e2e/peers/install was not run)';

  describe(`local-ec2 as ${name} sees it${absent}`, () => {
    const gaps = new Map<string, string | undefined>();
    let endpoint: LocalEc2;
    let client: Client;

    beforeAll(async () => {
      if (!installed) return;
      endpoint = await startLocalEc2({ sandbox: 'none', region, clock });
      const { accessKeyId, secretAccessKey } = endpoint.world.accounts.self;
      client = create(endpoint.endpoint, { region, credentials: { accessKeyId, secretAccessKey } });
    });
    afterAll(async () => {
      await client?.close();
      await endpoint?.close();
    });

    it.skipIf(!installed).each(allScenarios)('row $row: $name', async (scenario) => {
      const problem = await runScenario(scenario, client);

      gaps.set(scenario.name, gapOf(problem));
      expectAllowed(name, scenario.name, problem);
    });

    it.skipIf(!installed)('judges most of what it can say, and no listed gap is none', ({ skip }) => {
      skip(gaps.size < allScenarios.length, 'not every scenario ran');
      const found = [...gaps.values()];

      expect(cannotSay[name]?.filter((gap) => !found.includes(gap))).toEqual([]);
      expect(found.filter((gap) => gap === undefined).length).toBeGreaterThanOrEqual(atLeast);
    });

    it.skipIf(!installed)('has no difference listed for a scenario that does not exist', () => {
      const names = allScenarios.map((scenario) => scenario.name);

      expect(Object.keys(allowedDifferences[name] ?? {}).filter((listed) => !names.includes(listed))).toEqual(
        [],
      );
    });
  });
}
