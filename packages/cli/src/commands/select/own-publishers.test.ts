import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseImage, type Image, toImage } from '@ami-select/selector';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { readSelectFlags } from './read-flags.ts';

const RULES = readFileSync(new URL('../../../../../docs/selection-rules.md', import.meta.url), 'utf8');
const NOW = new Date('2026-11-22T00:00:00Z');
const REGION = 'eu-west-1';

/** Name, architecture, owner; each is a day older than the one before. */
const PUBLISHED: readonly (readonly [string, 'arm64' | 'x86_64', string])[] = [
  ['corp-base-1.3-rc1-arm64-20261120', 'arm64', '123456789012'],
  ['corp-base-1.2-arm64-20261119', 'arm64', '666666666666'],
  ['corp-base-1.2-arm64-20261118', 'arm64', '123456789012'],
  ['corp-base-1.2.1-arm64-20261117', 'arm64', '123456789012'],
  ['corp-base-1.10-x86_64-20261116', 'x86_64', '123456789012'],
  ['toolbox-7', 'x86_64', '210987654321'],
];

const images: readonly Image[] = PUBLISHED.map(([Name, Architecture, OwnerId], index) =>
  toImage(
    {
      ImageId: `ami-0000000${index}`,
      Name,
      Architecture,
      OwnerId,
      CreationDate: new Date(NOW.getTime() - (index + 1) * 86_400_000).toISOString(),
      State: 'available',
      ImageType: 'machine',
    },
    { region: REGION, now: NOW },
  ),
);

describe('the example of docs/selection-rules.md, "Your own publishers"', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'own-publishers-'));
    const [, example = ''] = /## Your own publishers\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(RULES) ?? [];
    writeFileSync(join(workingDirectory, 'ami-select.yml'), example);
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  it.each([
    ['base', 'corp-base-1.2.1-arm64-20261117', 'corp', 'deploy'],
    ['corp/1.2@arm64', 'corp-base-1.2.1-arm64-20261117', 'corp', 'deploy'],
    ['newest', 'corp-base-1.10-x86_64-20261116', 'corp', 'deploy'],
    ['tools', 'toolbox-7', 'tools', undefined],
  ])('%s is %s', async (word, name, publisher, sshUser) => {
    const { context } = createTestContext({ workingDirectory, variables: { AWS_REGION: REGION } });

    const request = await readSelectFlags({ operands: [word], options: {}, context });

    if (request.mode !== 'select') throw new Error(`${word} is no query`);
    const choice = chooseImage(images, request.query, NOW, request.publishers);
    expect(choice?.image).toMatchObject({ name, publisher, sshUser });
  });
});
