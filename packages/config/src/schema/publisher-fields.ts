import type { Settings } from './settings.ts';

/** The fields of a publisher of one's own. Their values are judged by the selector; what stands here is their shape. */
export const PUBLISHER_FIELDS = {
  owner: {
    kind: 'list',
    required: true,
    aliases: ['owners', 'owner-id'],
    help: 'Account ids, `self`, `amazon`, `aws-marketplace` or `aws-backup-vault`; one or several.',
  },
  names: {
    kind: 'list',
    aliases: ['name'],
    help: 'Name globs with `*` and `?`, and with `{version}` and `{arch}` where a name has them. Every name of the owner when empty.',
  },
  exclude: {
    kind: 'list',
    help: 'Name globs, none of which may match.',
  },
  order: {
    kind: 'choice',
    choices: ['date', 'version'],
    help: 'The image of a version that wins: the newest (`date`) or the highest in the name (`version`, also when empty and the names have `{version}`).',
  },
  user: {
    kind: 'string',
    aliases: ['ssh-user'],
    examples: ['ec2-user', 'ubuntu'],
    help: 'User to log in as over SSH.',
  },
  parameter: {
    kind: 'string',
    aliases: ['ssm-parameter'],
    help: 'Path of the SSM parameter that names the same image, with `{version}` and `{arch}`.',
  },
  architectures: {
    kind: 'list',
    aliases: ['architecture', 'arch'],
    help: 'Architectures that there are, as `{arch}` spells them; the first is the default. `x86_64` and `arm64` when empty.',
  },
} as const;

/** One publisher of the config. */
export type PublisherSettings = Settings<typeof PUBLISHER_FIELDS>;
