import { publishOutputs } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, hostileText } from '@ami-select/action-kit/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reapOutputs } from './outputs.ts';
import { renderReport } from './summary.ts';

it('a report lets no text of AWS through, in outputs and summary', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const core = createFakeCore();
      const report = {
        dryRun: false,
        regions: [text],
        resources: [
          {
            region: text,
            kind: 'instance' as const,
            id: text,
            state: text,
            fleetId: text,
            repository: text,
            action: 'sweep' as const,
            reason: 'lease-over' as const,
            time: text,
            outcome: 'remaining' as const,
            command: text,
            refusal: text,
          },
        ],
        unknown: [{ region: text, kind: text, reason: text }],
      };

      publishOutputs(core, reapOutputs(report));
      void core.writeSummary(renderReport(report));

      expect(complaintsOf(core)).toEqual([]);
    }),
  );
});
