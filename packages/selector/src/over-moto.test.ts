import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelectDependencies } from './ports.ts';
import { select } from './select.ts';
import { expectScenario } from './testing/expect-scenario.ts';
import { httpDependencies } from './testing/http.ts';
import { isMotoInstalled, MOTO_LACKS, type Moto, registerOwnImages, startMoto } from './testing/moto.ts';
import { runScenario } from './testing/run-scenario.ts';
import type { Scenario } from './testing/scenario.ts';
import { SCENARIOS } from './testing/scenarios.ts';

const REGION = 'eu-west-1';

function lacking({ needs }: Scenario): string {
  return needs.filter((need) => MOTO_LACKS.includes(need)).join(', ');
}

describe.skipIf(!isMotoInstalled)(
  `over moto${isMotoInstalled ? '' : ' (not installed: run e2e/peers/install)'}`,
  () => {
    let moto: Moto;
    let dependencies: SelectDependencies;

    beforeAll(async () => {
      moto = await startMoto();
      dependencies = httpDependencies({ endpoint: moto.endpoint, accessKeyId: 'a', secretAccessKey: 'b' });
      await registerOwnImages(dependencies, REGION);
    });

    afterAll(() => moto?.close());

    for (const scenario of SCENARIOS) {
      const lack = lacking(scenario);
      it.skipIf(lack !== '')(`${scenario.title}${lack === '' ? '' : ` (moto lacks ${lack})`}`, async () => {
        const { expected } = scenario;

        const outcome = await runScenario(scenario, REGION, dependencies);

        expectScenario(outcome, expected);
      });
    }

    it('finds Amazon Linux 2023 although no creation-date window matches there', async () => {
      const selection = await select({ publisher: 'amazon-linux', regions: [REGION] }, dependencies);

      expect(selection.image).toMatchObject({ publisher: 'amazon-linux', architecture: 'x86_64' });
      expect(selection.cost.calls).toBe(4);
    });
  },
);
