import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runRun } from './run.ts';

const CONFIG = `
fleets:
  test:
    matrix: { image: [ubuntu/24.04@x86_64, debian/12@x86_64] }
    instance-types: [t3.small]
build:
  steps: [{ name: tests, run: "mkdir out; echo $AMI_SELECT_MACHINE >out/name" }]
  artifacts: [out/**]
`;

it('builds on the images of a matrix, each on a fleet that ends', { timeout: 120_000 }, async () => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'run-images-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  writeFileSync(join(workingDirectory, 'ami-select.yml'), CONFIG);
  const variables = { HOME: workingDirectory, PATH: process.env.PATH ?? '' };
  const { context, stdout, stderr } = createTestContext({ workingDirectory, variables, json: true });

  const status = await runRun({ operands: [], options: { local: true }, context });
  context.results.flush();

  expect(status, stderr()).toBe(0);
  const { images } = JSON.parse(stdout());
  expect(Object.keys(images)).toEqual(['ubuntu-24.04-x86_64', 'debian-12-x86_64']);
  const places = Object.keys(images).map((name) => join(workingDirectory, 'ami-select-output', name));
  for (const [index, place] of places.entries()) {
    const record = JSON.parse(readFileSync(join(place, 'build-record.json'), 'utf8'));
    const { selection, proof } = Object.values<typeof images>(images)[index];
    expect(record).toMatchObject({ state: 'passed', machines: [{ facts: { imageId: selection.image.id } }] });
    expect(proof).toMatchObject({ clean: true, remaining: [] });
    expect(existsSync(join(place, 'host-1/out/name'))).toBe(true);
  }
  const ids = Object.values<typeof images>(images).map(({ selection }) => selection.image.id);
  expect(new Set(ids).size).toBe(2);
});

it('launches nothing where one image of the matrix is not there', { timeout: 120_000 }, async () => {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'run-images-'));
  onTestFinished(() => rmSync(workingDirectory, { recursive: true }));
  const config = CONFIG.replace('debian/12@x86_64', '"self/none-*@x86_64"');
  writeFileSync(join(workingDirectory, 'ami-select.yml'), config);
  const local = await startLocalEc2({ region: 'us-east-1', sandbox: 'none' });
  onTestFinished(() => local.close());
  // The SDK reads its own variables.
  for (const [name, value] of Object.entries(local.environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const variables = { ...local.environment, HOME: workingDirectory, PATH: process.env.PATH ?? '' };
  const { context } = createTestContext({ workingDirectory, variables, json: true });

  const error = await runRun({ operands: [], options: {}, context }).catch((reason: unknown) => reason);

  expect(error).toMatchObject({ code: 'IMAGES_FAILED', exitClass: 'no-image' });
  const { message } = error as Error;
  expect(message).toContain('ubuntu-24.04-x86_64: nothing was launched because another image was refused');
  const launches = local.journal.requests().filter(({ operation }) => operation === 'RunInstances');
  expect(launches.filter(({ code }) => code !== 'DryRunOperation')).toEqual([]);
});
