import { createLogger } from '@ami-select/action-kit';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { expect, it } from 'vitest';
import { createReport } from './report.ts';

it('shows phases as groups, and what went wrong with the clean-up', () => {
  const core = createFakeCore();
  const report = createReport(core, createLogger(core));

  report({ type: 'phase-started', phase: 'launch', title: 'launch 2 machines' });
  report({ type: 'phase-ended', phase: 'launch', title: 'launch 2 machines', failed: true });
  report({ type: 'clean-up-failed', error: new Error('i-1 remains') });

  expect(core.log).toEqual(['group: Launch 2 machines', 'endgroup', 'warning: i-1 remains']);
});

it('says what the fleet of a failed spawn cost', () => {
  const core = createFakeCore();
  const cost = { dollars: 0.34, complete: true, lines: [], basis: ['list'], running: [], unseen: [] };

  createReport(core, createLogger(core))({ type: 'run-priced', cost });

  expect(core.log.join()).toContain('The run cost $0.34 (list; ');
});
