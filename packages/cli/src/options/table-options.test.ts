import { fromFlags, IMAGE_FIELDS, readFields } from '@ami-select/config';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

import { addTableOptions } from './table-options.ts';

function parse(args: readonly string[]): Readonly<Record<string, unknown>> {
  const command = new Command();
  addTableOptions(command, IMAGE_FIELDS, 'Image query:');
  command.parse([...args], { from: 'user' });
  return readFields(IMAGE_FIELDS, fromFlags(IMAGE_FIELDS, command.opts())).values;
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
      owner: ['self', 'amazon', '099720109477'],
    });
  });

  it('take tags and filters as key=value, several values of one key together', () => {
    expect(parse(['--tag', 'stage=test', '--tag', 'stage=dev', '--filter', 'hypervisor=xen'])).toEqual({
      tags: { stage: ['test', 'dev'] },
      filters: { hypervisor: ['xen'] },
    });
  });

  it('keep the comma of a value that may hold one', () => {
    expect(parse(['--tag', 'approved=true, *', '--exclude', 'a,b', '--exclude', 'c'])).toEqual({
      tags: { approved: ['true, *'] },
      exclude: ['a,b', 'c'],
    });
  });
});
