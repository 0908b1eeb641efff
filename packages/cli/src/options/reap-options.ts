import { REAP_FLAGS } from '@ami-select/config';
import type { Command } from 'commander';
import { addTableOptions } from './table-options.ts';

/** Flags of `ami-select reap`. */
export function addReapOptions(command: Command): void {
  command.description('Find what fleets left behind after their lease, in every region, and remove it.');
  addTableOptions(command, REAP_FLAGS, 'Options:');
  command.option('--no-dry-run', 'removes what --dry-run, the default, only lists');
}
