import { BUILD_FIELDS, type Fields, FLEET_FIELDS, RUN_FLAGS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select run`; `fleets` is the table of the fields of a fleet. */
export function addRunOptions(command: Command, fleets: Fields = FLEET_FIELDS): void {
  command
    .description(
      'Resolve an image, spawn machines, build and test on them, bring the artifacts home, terminate.',
    )
    .argument('[command...]', 'after --: what to run on every machine, besides the steps of the config');
  addTableOptions(command, RUN_FLAGS, 'Options:');
  addTableOptions(command, fleets, 'Fleet:');
  addTableOptions(command, BUILD_FIELDS, 'Build:');
}
