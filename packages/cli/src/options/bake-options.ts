import { BAKE_FIELDS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select bake`. */
export function addBakeOptions(command: Command): void {
  command
    .description('Make an image of the first machine of a fleet, unless there is one of its key.')
    .argument('<fleet>', 'fleet id, or path of a handle file');
  addTableOptions(command, BAKE_FIELDS, 'Options:');
}
