import { BUILD_FIELDS, BUILD_FLAGS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select build`. */
export function addBuildOptions(command: Command): void {
  command
    .description('Build and test on the machines of a fleet that is kept, and bring the artifacts home.')
    .argument('<fleet>', 'fleet id, or path of a handle file, as "run --keep" prints both')
    .argument('[command...]', 'after --: what to run on every machine, in place of the steps of the config');
  addTableOptions(command, BUILD_FLAGS, 'Options:');
  addTableOptions(command, BUILD_FIELDS, 'Build:');
}
