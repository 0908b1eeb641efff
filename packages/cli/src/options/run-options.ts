import { BUILD_FIELDS, CAP_FIELDS, FLEET_FIELDS, RUN_FLAGS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select run`. */
export function addRunOptions(command: Command): void {
  command
    .description(
      'Resolve an image, spawn machines, build and test on them, bring the artifacts home, terminate.',
    )
    .argument('[command...]', 'after --: what to run on every machine, besides the steps of the config');
  addTableOptions(command, RUN_FLAGS, 'Options:');
  addTableOptions(command, FLEET_FIELDS, 'Fleet:');
  addTableOptions(command, CAP_FIELDS, 'Caps:');
  addTableOptions(command, BUILD_FIELDS, 'Build:');
}
