import { IMAGE_FIELDS, SELECT_FLAGS, SELECT_INPUTS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select select`. */
export function addSelectOptions(command: Command): void {
  command
    .description('Select an image: its id, its name, and why it won.')
    .argument(
      '[shorthand]',
      'ubuntu/24.04@arm64, ssm:/path, owner/name*, ami-... or the name of an image of the config',
    )
    .option('--interactive', 'prompt for one property after another (terminals only)');
  addTableOptions(command, { ...SELECT_INPUTS, ...SELECT_FLAGS }, 'Options:');
  addTableOptions(command, IMAGE_FIELDS, 'Image query:');
}
