import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { readSettings } from './read-settings.ts';
import { fromFlags, fromInputs } from './source.ts';

describe('readSettings', () => {
  it('has the defaults of the table without any setting', () => {
    expect(readSettings(FLEET_FIELDS, {})).toMatchObject({
      settings: { count: 1, market: 'on-demand', ttlMinutes: 60, hopLimit: 1 },
      problems: [],
    });
  });

  it('puts flags over the environment, and that over the file', () => {
    const { settings } = readSettings(FLEET_FIELDS, {
      file: { count: 2, minimum: 2, sshUser: 'file', tags: { from: 'file' } },
      environment: { AMI_SELECT_COUNT: '3', AMI_SELECT_MINIMUM: '3', AMI_SELECT_LIVE: '1' },
      given: fromFlags(FLEET_FIELDS, { count: '4', tag: ['from=flag'] }),
    });

    expect(settings).toMatchObject({ count: 4, minimum: 3, sshUser: 'file', tags: { from: 'flag' } });
  });

  it('names the flag, the input or the variable of every problem at once', () => {
    const environment = { AMI_SELECT_INSTANCE_TYPES: ',', AMI_SELECT_TTL: '5' };
    const given = fromFlags(FLEET_FIELDS, { count: '0x5', instanceType: [''] });

    const { problems } = readSettings(FLEET_FIELDS, { environment, given });

    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^AMI_SELECT_INSTANCE_TYPES: \[\] is not valid because it is empty/),
      expect.stringMatching(/^AMI_SELECT_TTL: "5" is not valid because it is not a duration/),
      expect.stringMatching(/^--instance-type: \[\] is not valid because it is empty/),
      expect.stringMatching(/^--count: "0x5" is not valid because it is not an integer/),
    ]);
  });

  it('separates the values of an input by commas and new lines, pairs by new lines alone', () => {
    const texts: Readonly<Record<string, string>> = {
      'instance-types': 'c7g.large, c6g.large\nm7g.large',
      tags: 'a=b\nc=d=e, f',
      'ssh-user': '',
    };

    const { settings, problems } = readSettings(FLEET_FIELDS, {
      given: fromInputs(FLEET_FIELDS, (name) => texts[name] ?? ''),
    });

    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      instanceTypes: ['c7g.large', 'c6g.large', 'm7g.large'],
      tags: { a: 'b', c: 'd=e, f' },
    });
    expect(settings).not.toHaveProperty('sshUser');
  });
});
