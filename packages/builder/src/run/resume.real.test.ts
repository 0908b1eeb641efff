import { describe, expect, it } from 'vitest';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';

describe.skipIf(!hasPython)('runBuild from a phase on (needs python3)', () => {
  it('starts from the steps, and from the collection, where an earlier build left its machines', async () => {
    const machines = await localMachines(1);
    const steps = [{ run: 'echo x >>seen', environment: 'app' }];
    const what = await project(pin('greeter==1.4'), { steps, artifacts: ['seen'] });
    await build(what, { machines });
    const { events, report } = recorder();

    await build(what, { machines, from: 'steps', report });
    const { machines: collected } = await build(what, { machines, from: 'collect' });

    const phases = events.flatMap((event) => (event.type === 'phase-ended' ? [event.phase] : []));
    expect(phases).toEqual(['probe', 'steps', 'collect']);
    expect(collected).toMatchObject([{ steps: [], artifacts: [{ path: 'seen', bytes: 4 }] }]);
  });

  it('names what is not there where it should go on', async () => {
    const error = await failureOf(build(await project(pin('greeter==1.4')), { from: 'steps' }));

    expect(error.code).toBe('MACHINE_FAILED');
  });
});
