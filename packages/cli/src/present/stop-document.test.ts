import { expect, it } from 'vitest';
import { InterruptedError } from '../process/errors.ts';
import { createTestContext } from '../testing/test-context.ts';
import { writeStopDocument } from './stop-document.ts';

it('has what is known, what remains and the status of the signal', () => {
  const { context, stdout } = createTestContext({ json: true });
  context.results.add({ fleet: { id: 'fleet-1' } });

  writeStopDocument(context.results, new InterruptedError('SIGINT', 'stopped'), ['remaining: i-1']);

  expect(JSON.parse(stdout())).toMatchObject({
    fleet: { id: 'fleet-1' },
    remaining: ['remaining: i-1'],
    error: { code: 'INTERRUPTED', message: 'Interrupted by SIGINT: stopped', status: 130 },
  });
});
