import type { Command } from 'commander';
import { append } from './table-options.ts';

/** Flags of `ami-select local`. */
export function addLocalOptions(command: Command): void {
  command
    .description(
      'Start an EC2 endpoint on this machine, with instances that boot, and print how to reach it.',
    )
    .argument('[what]', 'start (default), status or stop', 'start')
    .option('--detach', 'leave it running in the background')
    .option('--port <port>', 'port on loopback (a free one); for status and stop, which endpoint is meant')
    .option(
      '--allow-host <name>',
      'name besides those of loopback by which clients may call it: NAME or NAME:PORT (repeatable)',
      append,
    )
    .option('--any-credentials', 'verify no signatures: whoever reaches the port may use it')
    .option('--regions <regions>', 'regions that exist, with commas between; all of them without it', collect)
    .option('--region <region>', 'region of the printed variables: the first of --regions, else us-east-1')
    .option(
      '--images <number>',
      'size of the image catalogue of a region, 1000 to 100000; 0 leaves the imported images alone',
    )
    .option(
      '--import <file>',
      'images to add to that region, the output of: aws ec2 describe-images; REGION=FILE for another one (repeatable)',
      append,
    )
    .option(
      '--sandbox <driver>',
      'what makes instances real: auto, namespace, bubblewrap, process, rootfs or none',
    )
    .option('--rootfs <directory>', 'root file system of a distribution, for the rootfs sandbox')
    .option('--latencies <kind>', 'none, the default, or aws: instances take as long to start as there')
    .option(
      '--network <kind>',
      'of every account: default, ipv6 (an IPv6-only subnet in each zone besides) or no-default-vpc',
    )
    .option('--seed <text>', 'seed of ids, of the catalogue and of faults')
    .option('--faults <file>', 'fault plan, YAML or JSON');
}

/** Parser for a list of names with commas between them. */
function collect(text: string, earlier: readonly string[] = []): string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...earlier, ...names.filter((name) => name !== '')];
}
