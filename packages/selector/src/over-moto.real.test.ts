import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SelectorError } from './contract/errors.ts';
import type { SelectDependencies } from './contract/ports.ts';
import { select } from './select/select.ts';
import type { Selection } from './select/selection.ts';
import { expectScenario } from './testing/expect-scenario.ts';
import { httpDependencies, listPlainly } from './testing/http.ts';
import { dependenciesOf, startEndpoint } from './testing/local-endpoint.ts';
import { isMotoInstalled, type Moto, registerOwnImages, startMoto } from './testing/moto.ts';
import { MOTO_DIFFERENCES } from './testing/moto-differences.ts';
import { runScenario } from './testing/run-scenario.ts';
import { SCENARIOS } from './testing/scenarios.ts';

const REGION = 'eu-west-1';

/** A small catalogue: moto takes a second and more to list a full one. */
async function startMotoWithCatalogue(): Promise<Moto> {
  const local = await startEndpoint({ images: 1_000 });
  const catalogue = await listPlainly(dependenciesOf(local), REGION, []);
  await local.close();
  return startMoto(catalogue);
}

function labelOf(outcome: Selection | SelectorError): string {
  if (outcome instanceof SelectorError) return `${outcome.code}: ${outcome.message}`;
  return `${outcome.image.name} of ${outcome.image.ownerId}`;
}

describe.skipIf(!isMotoInstalled)(
  `over moto${isMotoInstalled ? '' : ' (not installed: run e2e/peers/install)'}`,
  { timeout: 30_000 },
  () => {
    let moto: Moto;
    let dependencies: SelectDependencies;

    beforeAll(async () => {
      moto = await startMotoWithCatalogue();
      dependencies = httpDependencies({ endpoint: moto.endpoint, accessKeyId: 'a', secretAccessKey: 'b' });
      await registerOwnImages(dependencies, REGION);
    }, 60_000);

    afterAll(() => moto?.close());

    it.each(SCENARIOS.filter(({ title }) => !(title in MOTO_DIFFERENCES)))('$title', async (scenario) => {
      const outcome = await runScenario(scenario, REGION, dependencies);

      expectScenario(outcome, scenario.expected);
    });

    it.each(SCENARIOS.filter(({ title }) => title in MOTO_DIFFERENCES))(
      '$title: differs as it is known to',
      async (scenario) => {
        const outcome = await runScenario(scenario, REGION, dependencies);

        expect(labelOf(outcome)).toContain(MOTO_DIFFERENCES[scenario.title]);
        expect(() => expectScenario(outcome, scenario.expected)).toThrow();
      },
    );

    it('has no difference for a scenario that does not exist', () => {
      const titles = SCENARIOS.map(({ title }) => title);

      expect(Object.keys(MOTO_DIFFERENCES).filter((title) => !titles.includes(title))).toEqual([]);
    });

    it('finds Amazon Linux 2023 although no creation-date window matches there', async () => {
      const query = { publisher: 'amazon-linux', variant: 'kernel-6.18', regions: [REGION] };

      const selection = await select(query, dependencies);

      expect(selection.image).toMatchObject({ publisher: 'amazon-linux', architecture: 'x86_64' });
      expect(selection.cost.calls).toBe(4);
    });
  },
);
