import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { fakeMachine } from '../testing/fake-machine.ts';
import { stageOf } from '../testing/stage.ts';
import { collectArtifacts } from './collect.ts';

const options = { outputDirectory: '/output' };
const build = { artifacts: ['out/**'] };

describe('collectArtifacts', () => {
  it('keeps what the other machines gave when one was lost', async () => {
    const lost = new TransportError('DISCONNECTED', 'connection lost');
    const machines = [fakeMachine('host-1', undefined, lost), fakeMachine('host-2', undefined, ['out/a'])];

    const { artifacts, collectFailure } = await collectArtifacts(stageOf(machines, { build }), options);

    expect([...artifacts]).toEqual([['host-2', ['out/a']]]);
    expect(collectFailure).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
  });

  it('runs nothing when the build names no artifacts', async () => {
    const machine = fakeMachine('host-1', undefined, new TransportError('DISCONNECTED', 'connection lost'));

    const { artifacts, collectFailure } = await collectArtifacts(stageOf([machine]), options);

    expect([[...artifacts], collectFailure]).toEqual([[['host-1', []]], undefined]);
  });
});
