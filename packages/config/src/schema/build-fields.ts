/** The fields of the build. The builder judges their values; what stands here is their shape. */
export const BUILD_FIELDS = {
  environments: {
    kind: 'named-groups',
    help: 'Isolated Python environments by name.',
    fields: {
      requirements: {
        kind: 'list',
        required: true,
        help: 'Requirements files with exact pins and hashes.',
      },
      python: { kind: 'string', help: "Python version such as `3.12`; the machine's `python3` when empty." },
    },
  },
  upload: {
    kind: 'list',
    help: 'Glob patterns of the files to put on every machine. Hidden files and key files such as `*.pem` must be named. With `run` and no config, the files of the directory that git does not ignore, but no hidden ones.',
  },
  steps: {
    kind: 'groups',
    help: 'Commands to run on every machine, in order.',
    fields: {
      name: { kind: 'string', help: 'Name in the log; the first line of `run` when empty.' },
      run: { kind: 'string', required: true, help: 'Shell script, run in the workspace of every machine.' },
      environment: { kind: 'string', help: 'Environment whose `bin` comes first in `PATH`.' },
      'timeout-minutes': {
        kind: 'integer',
        minimum: 1,
        maximum: 10_080,
        help: 'Minutes until the step fails; 30 when empty.',
      },
    },
  },
  artifacts: {
    kind: 'list',
    flag: '--artifact <glob>',
    help: 'Glob patterns of the files to bring home from every machine.',
  },
  system: {
    kind: 'group',
    help: 'Packages of the operating system.',
    fields: {
      packages: {
        kind: 'list',
        required: true,
        help: 'System packages, each pinned as `name=version`.',
      },
      snapshot: {
        kind: 'string',
        help: 'State of the archive: `YYYYMMDDTHHMMSSZ` for apt, a release such as `2023.6.20250107` for dnf.',
      },
    },
  },
  index: { kind: 'string', help: 'Path of a local folder of wheels to use instead of an index.' },
  'index-url': { kind: 'string', help: 'Address of the package index.' },
} as const;
