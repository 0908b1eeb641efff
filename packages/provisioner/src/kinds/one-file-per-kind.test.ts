import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What sends commands of AWS in a folder of judgement all the same, and why. */
const NO_KIND: Readonly<Record<string, string>> = {
  'bake/create-image.ts': 'makes an image',
  'bake/finish-image.ts': 'shares and tags an image',
  'bake/stop-machine.ts': 'stops a machine, and does not end it',
  'ready/failure-report.ts': 'reads a console, which is no resource',
  'reap/tag-marks.ts': 'a mark is a tag, which resources of every kind have',
};

/** What sends a command that a kind sends too, and why. */
const SECOND_PLACE: Readonly<Record<string, string>> = {
  'aws/learn-aws-time.ts DescribeInstances': 'asks for the time, in a dry run',
  'launch/launch-instant.ts DescribeLaunchTemplates': 'asks for a namesake before it creates one',
  'locate/look.ts DescribeInstances': 'looks once whether a region has anything, terminated instances too',
  'locate/look.ts DescribeSecurityGroups': 'looks once whether a region has anything',
  'locate/look.ts DescribeVolumes': 'looks once whether a region has anything',
  'preflight/open-groups.ts DescribeSecurityGroups': 'reads the rules of groups of the caller',
};

/** An import of more than types, at the top or inside a function. */
const CLIENT = /import (?!type )[^;]*?from '@aws-sdk\/client-|import\('@aws-sdk\/client-/;

const COMMAND = /\b([A-Z][A-Za-z]+)Command\b/g;

/** All of this package but tests and what they share. */
function allSources(): readonly (readonly [name: string, text: string])[] {
  const root = new URL('../', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'))
    .map((name) => [name, readFileSync(new URL(name, root), 'utf8')]);
}

function commandsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(COMMAND)].map(([, operation = '']) => operation))];
}

function sourcesOf(folder: string): readonly (readonly [name: string, text: string])[] {
  const place = new URL(`../${folder}/`, import.meta.url);
  const names = readdirSync(place).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => [`${folder}/${name}`, readFileSync(new URL(name, place), 'utf8')]);
}

describe('a kind of resource is one file that the end, the proof and the reaper share', () => {
  it.each(['bake', 'terminate', 'reap', 'ready'])(
    'so that nothing in %s/ sends a command of AWS',
    (folder) => {
      const sources = sourcesOf(folder);
      const senders = sources.filter(([, text]) => CLIENT.test(text)).map(([name]) => name);

      expect(sources.length).toBeGreaterThan(10);
      expect(senders).toEqual(Object.keys(NO_KIND).filter((name) => name.startsWith(`${folder}/`)));
    },
  );

  it('so that no other file of the package lists or removes one by a command of its own', () => {
    const sources = allSources();
    const isKind = ([name]: readonly [string, string]): boolean => name.startsWith('kinds/');
    const ofKinds = new Set(sources.filter(isKind).flatMap(([, text]) => commandsIn(text)));
    const senders = sources
      .filter((source) => !isKind(source))
      .flatMap(([name, text]) =>
        commandsIn(text)
          .filter((operation) => ofKinds.has(operation))
          .map((operation) => `${name} ${operation}`),
      );

    expect([...ofKinds]).toEqual(expect.arrayContaining(['DeregisterImage', 'DeleteSnapshot']));
    expect(senders.toSorted()).toEqual(Object.keys(SECOND_PLACE));
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
