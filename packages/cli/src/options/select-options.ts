import type { Command } from 'commander';
import { addQueryOptions, collect } from './query-options.ts';

/** Flags of `ami-select select`. */
export function addSelectOptions(command: Command): void {
  command
    .description('Say which image, why, and which one came next.')
    .argument(
      '[shorthand]',
      'ubuntu/24.04@arm64, ssm:/path, owner/name*, ami-... or the name of an image of the config',
    )
    .option('--region <regions>', 'region, or several with commas', collect)
    .option('--config <file>', 'config file (ami-select.yml when it exists)')
    .option('--image <name>', 'image of the config')
    .option(
      '--lock <mode>',
      'ami.lock.json beside the config: locked (use it), update (write it), check (compare)',
    )
    .option('--interactive', 'ask for one property after another (terminals only)');
  addQueryOptions(command);
}
