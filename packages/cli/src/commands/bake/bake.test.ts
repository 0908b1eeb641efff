import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BakeRequest } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runBake } from './bake.ts';

const fleetId = 'fleet-0123456789abcdef';

describe('ami-select bake', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'cli-bake-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  async function bake(options: Readonly<Record<string, unknown>>, json = false, fleet = fleetId) {
    const variables = { RUNNER_TEMP: workingDirectory, AWS_REGION: 'eu-west-1', GITHUB_SHA: 'abc' };
    const { context, stdout } = createTestContext({ workingDirectory, variables, json });
    const requests: BakeRequest[] = [];
    const result = runBake({ operands: [fleet], options, context }, async (_, request) => {
      requests.push(request);
      const images = [{ region: 'eu-west-1', imageId: 'ami-1', isNew: true }];
      return { key: request.key, images, removed: [{ region: 'eu-west-1', imageId: 'ami-0' }] };
    });
    const outcome = await result.catch((error: unknown) => error);
    context.results.flush();
    return { outcome, requests, stdout: stdout() };
  }

  it('names a fleet that is not found beside a wrong flag', async () => {
    const { outcome } = await bake({ key: 'deps-1', copyTo: ['Paris'], reboot: true }, false, 'fleet-x');

    expect(outcome).toMatchObject({
      problems: [
        { field: '--copy-to' },
        {
          message: expect.stringContaining(
            '"fleet-x" is neither a fleet id (fleet- and 16 hexadecimal digits) nor a handle file',
          ),
        },
      ],
    });
  });

  it('prints the image, what made room, and how to find it again', async () => {
    const { outcome, requests, stdout } = await bake({
      key: "it's-1",
      keepLast: '2',
      maxAge: '1d',
      reboot: true,
    });

    expect(outcome).toBe(0);
    expect(requests).toEqual([
      {
        key: "it's-1",
        commit: 'abc',
        noReboot: false,
        copyTo: undefined,
        shareWith: undefined,
        keepLast: 2,
        maxAgeMs: 86_400_000,
        timeoutMs: 3_600_000,
      },
    ]);
    expect(stdout).toBe(
      [
        'ami-1  eu-west-1  new',
        'ami-0  eu-west-1  removed with its snapshots',
        String.raw`Find it with: ami-select select --owner self --tag 'ami-select:key=it'\''s-1' --tag-key ami-select:baked-at`,
        '',
      ].join('\n'),
    );
  });

  it('takes copies and accounts, and a machine that is not to stop', async () => {
    const options = { key: 'k', copyTo: ['us-east-1,us-west-2'], shareWith: ['111122223333'], reboot: false };

    const { requests } = await bake(options);

    expect(requests).toMatchObject([
      { copyTo: ['us-east-1', 'us-west-2'], shareWith: ['111122223333'], noReboot: true },
    ]);
  });

  it('gives a program the images', async () => {
    const { stdout } = await bake({ key: 'k' }, true);

    expect(JSON.parse(stdout)).toMatchObject({ bake: { key: 'k', images: [{ imageId: 'ami-1' }] } });
  });

  it('names every problem before anything is done', async () => {
    const { outcome, requests } = await bake({ copyTo: ['Paris'], shareWith: ['me'], keepLast: '0' });

    expect(outcome).toHaveProperty(
      'problems',
      ['--keep-last', '--key', '--copy-to', '--share-with'].map((field) =>
        expect.objectContaining({ field }),
      ),
    );
    expect(requests).toEqual([]);
  });
});
