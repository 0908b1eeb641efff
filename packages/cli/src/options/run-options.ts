import { BUILD_FIELDS, FLEET_FIELDS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions, append } from './table-options.ts';

/** Flags of `ami-select run`. */
export function addRunOptions(command: Command): void {
  command
    .description(
      'Resolve an image, spawn machines, build and test on them, bring the artifacts home, terminate.',
    )
    .argument('[command...]', 'after --: what to run on every machine, besides the steps of the config')
    .option('--config <file>', 'config file (the nearest ami-select.yml, here or above)')
    .option('--fleet <name>', 'fleet of the config')
    .option('--requirements <file>', 'pinned and hashed requirements (repeatable)', append)
    .option('--output <directory>', 'where artifacts and records go', 'ami-select-output')
    .option('--plan', 'print what would run on every machine, without any call')
    .option('--keep', 'leave the machines running until their lease ends')
    .option('--local', 'run on an embedded local-ec2: no account needed');
  addTableOptions(command, FLEET_FIELDS, 'Fleet:');
  addTableOptions(command, BUILD_FIELDS, 'Build:');
}
