import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, runAction } from '@ami-select/action-kit';
import { complaintsOf, createFakeCore, type FakeCore, hostileText } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { createDependencies } from '@ami-select/job';
import type { Ec2Port } from '@ami-select/provisioner';
import type { Clients, Selection } from '@ami-select/selector';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from './main.ts';
import { fleetOutputs } from './outputs.ts';
import { createReport } from './report.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spawn-hostile-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const imageOf = (text: string): object => ({
  ImageId: 'ami-00000000000000001',
  Name: text,
  Description: text,
  OwnerId: '123456789012',
  Architecture: 'arm64',
  CreationDate: '2026-08-01T00:00:00.000Z',
  State: 'available',
  RootDeviceName: text,
  RootDeviceType: 'ebs',
  VirtualizationType: 'hvm',
  ImageType: 'machine',
});

/** Starts the action where AWS shows one image, and refuses everything else in words of a stranger. */
function start(core: FakeCore, image: object, refusal: string): Promise<number> {
  const clients = (() => {
    const send = async (): Promise<object> => ({ Images: [image] });
    return { ec2: { send }, ssm: { send } };
  }) as unknown as Clients;
  const send = async (): Promise<never> => {
    throw Object.assign(new Error(refusal), {
      name: 'UnauthorizedOperation',
      $fault: 'client',
      $metadata: {},
    });
  };
  const environment = { RUNNER_TEMP: directory, RUNNER_TRACKING_ID: 'github_1' };
  const process = Object.assign(new EventEmitter(), {
    env: environment,
    stdout: new EventEmitter(),
    exit: () => {},
  });
  return runAction(
    (context) =>
      run({
        ...context,
        clock: createVirtualClock(new Date('2026-09-01T00:00:00Z')),
        renewer: { command: ['false'], parentAtStart: 2, parent: () => 2 },
        createDependencies: (place, jobContext) => ({
          ...createDependencies(place, jobContext),
          clients,
          ec2: { send } as unknown as Ec2Port,
          callerAddress: async () => '203.0.113.7',
        }),
      }),
    { process, core },
  );
}

const GOOD = {
  'image-id': 'ami-00000000000000001',
  'instance-types': 'c7g.large',
  'ssh-user': 'admin',
  'ssh-from': '203.0.113.7/32',
  region: 'eu-west-1',
};

it('spawn that fails lets no text of images, AWS or inputs through', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (name, refusal) => {
      const refused = createFakeCore({ inputs: GOOD });
      const wrong = createFakeCore({
        inputs: { ...GOOD, ttl: name, market: refusal, [`x${name}`]: refusal },
      });

      expect(await start(refused, imageOf(name), refusal)).not.toBe(0);
      expect(await start(wrong, imageOf(name), refusal)).toBe(2);

      expect(complaintsOf(refused)).toEqual([]);
      expect(complaintsOf(wrong)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('the events and outputs of a spawn let no text through', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const core = createFakeCore();
      const report = createReport(core, createLogger(core));
      const selection = { image: { id: text, name: text }, reasons: [text, text] } as unknown as Selection;

      report({ type: 'phase-started', phase: 'ready', title: text });
      report({ type: 'image-selected', selection });
      report({ type: 'clean-up-failed', error: new Error(text) });
      report({ type: 'clean-up-failed', error: text });
      report({ type: 'phase-ended', phase: 'ready', title: text, failed: true });
      for (const [name, value] of Object.entries(outputsOf(text))) core.setOutput(name, value);

      expect(complaintsOf(core)).toEqual([]);
    }),
  );
});

function outputsOf(text: string): Readonly<Record<string, string>> {
  const host = {
    name: text,
    instanceId: text,
    address: text,
    port: 22,
    privateAddress: text,
    user: text,
    hostKey: text,
    privateKey: '',
  };
  return fleetOutputs([host], { config: text, knownHosts: text, privateKey: '' }, []);
}
