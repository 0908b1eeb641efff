import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { createInstanceWatch, isLost, isTerminating } from './instance-watch.ts';

function instance(state: string, more: Partial<Instance> = {}): Instance {
  return { InstanceId: 'i-1', State: { Name: state as 'running' }, ...more };
}

function watched(...responses: readonly Instance[]) {
  let elapsedMs = 0;
  const watch = createInstanceWatch(() => elapsedMs);
  for (const response of responses) {
    watch.observe([response]);
    elapsedMs += 1_500;
  }
  return watch.all()[0];
}

describe('createInstanceWatch', () => {
  it('remembers ids that are not seen yet', () => {
    const watch = createInstanceWatch(() => 0);

    watch.expect(['i-1', 'i-2']);

    expect(watch.all()).toEqual([
      { id: 'i-1', state: 'unseen', attached: [], history: [] },
      { id: 'i-2', state: 'unseen', attached: [], history: [] },
    ]);
  });

  it('keeps what it saw when an id is expected again', () => {
    const watch = createInstanceWatch(() => 0);
    watch.observe([instance('running')]);

    watch.expect(['i-1']);

    expect(watch.all()[0]?.state).toBe('running');
  });

  it('follows the states, with their times', () => {
    const states = ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated'];

    expect(watched(...states.map((state) => instance(state)))).toMatchObject({
      state: 'terminated',
      history: [
        '0.0 s pending',
        '1.5 s running',
        '3.0 s stopping',
        '4.5 s stopped',
        '6.0 s shutting-down',
        '7.5 s terminated',
      ],
    });
  });

  it('does not let a stale response take a state back', () => {
    expect(watched(instance('shutting-down'), instance('running'), instance('shutting-down'))).toMatchObject({
      state: 'shutting-down',
      history: ['0.0 s shutting-down'],
    });
  });

  it('takes states of other responses, and a response without a state for pending', () => {
    const watch = createInstanceWatch(() => 250);
    watch.observe([{ InstanceId: 'i-1' }, {}]);
    watch.note('i-1', 'shutting-down');

    expect(watch.all()).toMatchObject([{ id: 'i-1', history: ['0.3 s pending', '0.3 s shutting-down'] }]);
  });

  it('keeps the reason that one response has', () => {
    const reason = { StateReason: { Code: 'Client.VolumeLimitExceeded', Message: 'no volume left' } };

    expect(watched(instance('terminated', reason), instance('terminated'))?.reason).toBe(
      'Client.VolumeLimitExceeded: no volume left',
    );
  });

  it.each([
    [{ StateReason: { Code: 'Client.X' } }, 'Client.X: '],
    [{ StateTransitionReason: 'User initiated' }, 'User initiated'],
    [{ StateTransitionReason: '' }, undefined],
    [{}, undefined],
  ])('reads the reason of %o', (more, reason) => {
    expect(watched(instance('terminated', more))?.reason).toBe(reason);
  });

  it('collects volumes and interfaces over all responses, each once', () => {
    const first = {
      BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-1' } }, {}],
      NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }, {}],
    };
    const second = { BlockDeviceMappings: [{ Ebs: { VolumeId: 'vol-1' } }, { Ebs: { VolumeId: 'vol-2' } }] };

    expect(
      watched(instance('running', first), instance('running', second), instance('terminated')),
    ).toMatchObject({
      attached: [
        { kind: 'volume', id: 'vol-1' },
        { kind: 'network-interface', id: 'eni-1' },
        { kind: 'volume', id: 'vol-2' },
      ],
    });
  });
});

describe('states', () => {
  it.each([
    ['unseen', false, false],
    ['pending', false, false],
    ['running', false, false],
    ['stopping', false, true],
    ['stopped', false, true],
    ['shutting-down', true, true],
    ['terminated', true, true],
  ])('%s: terminating %s, lost %s', (state, terminating, lost) => {
    expect(isTerminating(state)).toBe(terminating);
    expect(isLost(state)).toBe(lost);
  });
});
