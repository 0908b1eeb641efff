import { createLogger } from '@ami-select/action-kit';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { expect, it } from 'vitest';
import { createReport } from './report.ts';

it('shows phases as groups, and the output of machines behind the fence', () => {
  const core = createFakeCore();
  const report = createReport(core, createLogger(core));

  report({ type: 'build', event: { type: 'phase-started', phase: 'steps' } });
  report({
    type: 'build',
    event: { type: 'output', machine: 'host-1', phase: 'steps', stream: 'stdout', line: '::error::x' },
  });
  report({ type: 'build', event: { type: 'phase-ended', phase: 'steps', seconds: 1, failed: false } });

  expect(core.log).toEqual([
    'group: steps ...',
    '::stop-commands::token',
    '[host-1] ::error::x',
    '::token::',
    'endgroup',
    'steps done in 1.0 s',
  ]);
});

it('shows until when the machines stay after the build', () => {
  const core = createFakeCore();
  const expiresAt = '2026-09-01T02:00:00.000Z';

  createReport(
    core,
    createLogger(core),
  )({ type: 'staying', fleetId: 'f-1', handlePath: '/h.json', expiresAt });

  expect(core.log).toEqual([`the machines of f-1 are kept until ${expiresAt}`]);
});
