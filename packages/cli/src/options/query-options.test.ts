import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

import { addQueryOptions, queryFields } from './query-options.ts';

function parse(args: readonly string[]): Readonly<Record<string, unknown>> {
  const command = new Command();
  addQueryOptions(command);
  command.parse([...args], { from: 'user' });
  return queryFields(command.opts());
}

describe('query flags', () => {
  it('become the fields of a query', () => {
    const fields = parse([
      '--publisher',
      'ubuntu',
      '--version',
      '24.04',
      '--root-device-type',
      'ebs',
      '--optional',
    ]);

    expect(fields).toEqual({
      publisher: 'ubuntu',
      version: '24.04',
      'root-device-type': 'ebs',
      optional: true,
    });
  });

  it('take lists with commas and by repetition', () => {
    expect(parse(['--owner', 'self,amazon', '--owner', '099720109477'])).toEqual({
      owners: ['self', 'amazon', '099720109477'],
    });
  });

  it('take tags and filters as key=value, several values of one key together', () => {
    expect(parse(['--tag', 'stage=test', '--tag', 'stage=dev', '--filter', 'hypervisor=xen'])).toEqual({
      tags: { stage: ['test', 'dev'] },
      filters: { hypervisor: ['xen'] },
    });
  });
});
