import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What sends commands of AWS in a folder of judgement all the same, and why. */
const NO_KIND: Readonly<Record<string, string>> = {
  'ready/failure-report.ts': 'reads a console, which is no resource',
  'reap/tag-marks.ts': 'a mark is a tag, which resources of every kind have',
};

/** An import of more than types, at the top or inside a function. */
const CLIENT = /import (?!type )[^;]*?from '@aws-sdk\/client-|import\('@aws-sdk\/client-/;

function sourcesOf(folder: string): readonly (readonly [name: string, text: string])[] {
  const place = new URL(`../${folder}/`, import.meta.url);
  const names = readdirSync(place).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => [`${folder}/${name}`, readFileSync(new URL(name, place), 'utf8')]);
}

describe('a kind of resource is one file that the end, the proof and the reaper share', () => {
  it.each(['terminate', 'reap', 'ready'])('so that nothing in %s/ sends a command of AWS', (folder) => {
    const sources = sourcesOf(folder);
    const senders = sources.filter(([, text]) => CLIENT.test(text)).map(([name]) => name);

    expect(sources.length).toBeGreaterThan(10);
    expect(senders).toEqual(Object.keys(NO_KIND).filter((name) => name.startsWith(`${folder}/`)));
  });

  it.each([
    ["import { DeleteVolumeCommand } from '@aws-sdk/client-ec2';", true],
    ["import { type Instance, DeleteVolumeCommand } from '@aws-sdk/client-ec2';", true],
    ["import {\n  type Instance,\n  DeleteVolumeCommand,\n} from '@aws-sdk/client-ec2';", true],
    ["import * as ec2 from '@aws-sdk/client-ec2';", true],
    ["const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');", true],
    ["import type { Instance } from '@aws-sdk/client-ec2';", false],
    ["import { pause } from '../aws/patience.ts';\nimport type { Tag } from '@aws-sdk/client-ec2';", false],
  ])('which this test notices: %s', (text, isSender) => {
    expect(CLIENT.test(text)).toBe(isSender);
  });
});
