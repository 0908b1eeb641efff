import { EventEmitter } from 'node:events';
import { publishOutputs, renderProof, runAction } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, hostileText } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from './main.ts';
import { proofOutputs } from './outputs.ts';

const fleetId = 'fleet-0123456789abcdef';

function start(core: ReturnType<typeof createFakeCore>, answer: () => object): Promise<number> {
  const process = Object.assign(new EventEmitter(), {
    env: { RUNNER_TEMP: '/nonexistent', AWS_REGION: 'eu-west-1' },
    stdout: new EventEmitter(),
    exit: () => {},
  });
  return runAction(
    (context) =>
      run({
        ...context,
        clock: createVirtualClock(),
        launchClient: () => ({ send: async () => answer() }) as never,
      }),
    { process, core },
  );
}

it('terminate that fails lets no text of AWS or of inputs through', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const refused = createFakeCore({ inputs: { 'fleet-id': fleetId } });
      const wrong = createFakeCore({ inputs: { 'fleet-id': text, handle: text, [`x${text}`]: text } });

      await start(refused, () => {
        throw Object.assign(new Error(text), {
          name: 'UnauthorizedOperation',
          $fault: 'client',
          $metadata: {},
        });
      });
      await start(wrong, () => ({}));

      expect(complaintsOf(refused)).toEqual([]);
      expect(complaintsOf(wrong)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it('a proof lets no text through, in outputs and summary', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const core = createFakeCore();
      const resources = [{ kind: text, id: text, command: text }];
      const proof = {
        fleetId: text,
        created: resources,
        going: resources,
        remaining: resources,
        foreign: resources,
        unknown: [],
        expiresAt: '2026-03-04T05:06:07.000Z',
        clean: false,
      };

      publishOutputs(core, proofOutputs(proof));
      void core.writeSummary(renderProof(proof));

      expect(complaintsOf(core)).toEqual([]);
    }),
  );
});
