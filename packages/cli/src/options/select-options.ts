import { IMAGE_FIELDS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select select`. */
export function addSelectOptions(command: Command): void {
  command
    .description('Say which image, why, and which one came next.')
    .argument(
      '[shorthand]',
      'ubuntu/24.04@arm64, ssm:/path, owner/name*, ami-... or the name of an image of the config',
    )
    .option('--config <file>', 'config file (the nearest ami-select.yml, here or above)')
    .option('--image <name>', 'image of the config')
    .option('--lock <file>', 'lock file (ami.lock.json beside the config when only --lock-mode is given)')
    .option('--lock-mode <mode>', 'locked: use it, the default; update: write it; check: compare it')
    .option('--when-stale <what>', 'a deprecated locked image or a changed query: fail, the default, or warn')
    .option('--interactive', 'ask for one property after another (terminals only)');
  addTableOptions(command, IMAGE_FIELDS, 'Image query:');
}
