import type { Command } from 'commander';

/** Flags of `ami-select local`. */
export function addLocalOptions(command: Command): void {
  command
    .description(
      'Start an EC2 endpoint on this machine, with instances that boot, and print how to reach it.',
    )
    .option('--port <port>', 'port on loopback (a free one)')
    .option('--images <number>', 'size of the image catalogue')
    .option(
      '--body <driver>',
      'what makes instances real: auto, namespace, bubblewrap, process, rootfs or none',
    )
    .option('--seed <text>', 'seed of ids and of the catalogue')
    .option('--faults <file>', 'fault plan, YAML or JSON');
}
