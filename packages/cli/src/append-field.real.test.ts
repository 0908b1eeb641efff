import { readFileSync } from 'node:fs';
import {
  FLEET_FIELDS,
  fillInputs,
  flagRows,
  inputRows,
  inputsOf,
  parseConfig,
  renderJsonSchema,
} from '@ami-select/config';
import { silentLogger, systemClock } from '@ami-select/core';
import { type JobDependencies, type JobEvent, readSpawnRequest, spawnJob } from '@ami-select/job';
import { type FleetIntent, launchFleet } from '@ami-select/provisioner';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { readRunFlags } from './commands/run/read-flags.ts';
import { addRunOptions } from './options/run-options.ts';
import { createTestContext } from './testing/test-context.ts';

/** Modules of its own, which no other file of the process gets: the real table has one row more. */
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock('../../config/src/schema/fleet-fields.ts', async (importOriginal) => {
  const { FLEET_FIELDS: fields } = await importOriginal<{ FLEET_FIELDS: object }>();
  const row = {
    kind: 'boolean',
    flag: '--ebs-optimized',
    parameter: 'EbsOptimized',
    help: 'Whether the volumes have a network of their own.',
  };
  return { FLEET_FIELDS: { ...fields, 'ebs-optimized': row } };
});

const HELP = 'Whether the volumes have a network of their own.';

const IMAGE = {
  ImageId: 'ami-0123456789abcdef0',
  Name: 'corp-base-1',
  OwnerId: '123456789012',
  Architecture: 'x86_64',
  State: 'available',
  RootDeviceName: '/dev/sda1',
  CreationDate: '2026-08-01T00:00:00.000Z',
};

function createRunCommand(): Command {
  const command = new Command('run');
  addRunOptions(command);
  return command;
}

/** The intent that `run` with these flags stores before anything is created. */
async function planFleet(flags: readonly string[]): Promise<FleetIntent> {
  const command = createRunCommand().parse([...flags], { from: 'user' });
  const { context } = createTestContext({ variables: { AWS_REGION: 'eu-west-1' } });
  const request = await readSpawnRequest(readRunFlags({ operands: [], options: command.opts(), context }));
  return new Promise((resolve, reject) => {
    const report = (event: JobEvent): void => {
      if (event.type !== 'fleet-planned') return;
      resolve(event.intent);
      throw new Error('nothing is launched');
    };
    const images = { send: async () => ({ Images: [IMAGE] }) };
    const dependencies = {
      clients: () => ({ ec2: images, ssm: images }),
      ec2: { send: acceptLaunch },
      clock: systemClock,
      logger: silentLogger,
      signal: new AbortController().signal,
      region: 'eu-west-1',
      handles: { path: () => '/nowhere', read: async () => undefined, write: async () => {} },
      report,
    } as unknown as JobDependencies;
    spawnJob(request, dependencies).catch(reject);
  });
}

/** What the check of a launch asks for: what an end lists is there, what only explains is denied. */
async function acceptLaunch(command: { readonly input: { readonly DryRun?: boolean } }): Promise<object> {
  if (LISTS.has(command.constructor.name)) return {};
  const name = command.input.DryRun ? 'DryRunOperation' : 'UnauthorizedOperation';
  throw Object.assign(new Error(name), { name });
}

const LISTS: ReadonlySet<string> = new Set(
  ['Instances', 'Volumes', 'NetworkInterfaces', 'SecurityGroups'].map((name) => `Describe${name}Command`),
);

/** Parameters of the RunInstances call for an intent. */
async function launchInputOf(intent: FleetIntent): Promise<Readonly<Record<string, unknown>>> {
  const inputs: Record<string, unknown>[] = [];
  const send = async ({ input }: { input: Record<string, unknown> }): Promise<object> => {
    inputs.push(input);
    return { Instances: [{ InstanceId: 'i-0123456789abcdef0' }] };
  };
  const ec2 = { send } as unknown as Parameters<typeof launchFleet>[1]['ec2'];
  await launchFleet(intent, { ec2, clock: systemClock, logger: silentLogger });
  return inputs.find(({ MinCount }) => MinCount !== undefined) ?? {};
}

describe('one field appended to the table of fleets', () => {
  it('is in the table', () => {
    expect(Object.keys(FLEET_FIELDS).at(-1)).toBe('ebs-optimized');
  });

  it('is read from the config', async () => {
    const { config, problems } = await parseConfig('fleets: { test: { ebs-optimized: true } }', '/a.yml');

    expect(problems).toEqual([]);
    expect(config.fleets.test).toEqual({ ebsOptimized: true });
  });

  it('is in the help of the command', () => {
    expect(createRunCommand().helpInformation().replace(/\s+/g, ' ')).toContain(`--ebs-optimized ${HELP}`);
  });

  it('is in action.yml', () => {
    const file = new URL('../../../actions/spawn/action.yml', import.meta.url);

    const { inputs } = parse(fillInputs(readFileSync(file, 'utf8'), inputsOf('spawn')));

    expect(inputs['ebs-optimized']).toEqual({ description: HELP });
  });

  it('is in the tables of the READMEs', () => {
    expect(inputRows(inputsOf('spawn'))).toContainEqual(['`ebs-optimized`', HELP, '']);
    expect(flagRows(FLEET_FIELDS)).toContainEqual(['`--ebs-optimized`', HELP, '']);
  });

  it('is in the JSON Schema', () => {
    expect(renderJsonSchema()).toMatchObject({
      definitions: { fleet: { properties: { 'ebs-optimized': { type: 'boolean', description: HELP } } } },
    });
  });

  it('reaches RunInstances from a flag', async () => {
    const intent = await planFleet([
      ...['--image', IMAGE.ImageId, '--ssh-user', 'ubuntu', '--instance-type', 'm7i.large'],
      ...['--security-group-id', 'sg-0123456789abcdef0', '--ebs-optimized'],
    ]);

    expect(await launchInputOf(intent)).toMatchObject({ ImageId: IMAGE.ImageId, EbsOptimized: true });
  });
});
