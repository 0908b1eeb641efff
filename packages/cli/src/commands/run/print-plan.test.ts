import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_FIELDS, CAP_FIELDS, FLEET_FIELDS, fromFlags } from '@ami-select/config';
import { readJobRequest } from '@ami-select/job';
import { expect, it, onTestFinished } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { printPlans } from './print-plan.ts';

const SECRET = 'Marker5ecret';

it.each([
  ['script', true],
  ['script', false],
  ['page', false],
] as const)('shows no secret of an address as %s, with --json: %s', async (form, json) => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'print-plan-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  const options = { userData: `#!/bin/sh\nfetch "https://user:${SECRET}@a.example/x"\n` };
  const request = await readJobRequest({
    subject: 'run',
    config: undefined,
    workingDirectory,
    variables: { AWS_REGION: 'eu-west-1' },
    problems: [],
    nameOf: (field) => field,
    fleet: undefined,
    imageId: undefined,
    fleetFields: fromFlags(FLEET_FIELDS, options),
    capFields: fromFlags(CAP_FIELDS, {}),
    identity: { id: 'test' },
    hasDefaults: true,
    where: 'nowhere',
    requirements: [],
    command: `pip download -i https://user:${SECRET}@b.example/simple foo; fetch 'https://c.example/?t=${SECRET}'`,
    directory: undefined,
    outputDirectory: 'out',
    buildFields: fromFlags(BUILD_FIELDS, {}),
    keep: false,
  });
  const { context, stdout } = createTestContext({ workingDirectory, variables: {}, json });

  await printPlans([{ name: undefined, request }], { context, isEmbedded: false }, form);
  context.results.flush();

  expect(stdout()).toContain('pip download -i https://***@b.example/simple foo');
  if (form === 'script') expect(stdout()).toContain('https://***@a.example/x');
  expect(stdout()).not.toContain(SECRET);
});
