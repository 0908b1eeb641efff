import type { Command } from 'commander';
import { append } from './table-options.ts';

/** Flags of `ami-select doctor`. */
export function addDoctorOptions(command: Command): void {
  command
    .description('Check the table of publishers against AWS: which rows have drifted.')
    // Names without the flag get an answer that has it.
    .allowExcessArguments()
    .option(
      '--publishers [names...]',
      'these publishers, known ones or of the config; all of them without a name',
    )
    .option('--region <region>', 'one region, several, or all; that of the environment without it', append)
    .option(
      '--config <file>',
      'config file with publishers of your own; the nearest ami-select.yml without it',
    );
}
