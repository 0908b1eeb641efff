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
      '--fallback <image>',
      'what to try when nothing matches: image or shorthand (repeatable)',
      collect,
    )
    .option('--lock <file>', 'lock file (ami.lock.json beside the config when only --lock-mode is given)')
    .option('--lock-mode <mode>', 'locked: use it, the default; update: write it; check: compare it')
    .option('--when-stale <what>', 'a deprecated locked image or a changed query: fail, the default, or warn')
    .option('--interactive', 'ask for one property after another (terminals only)');
  addQueryOptions(command);
}
