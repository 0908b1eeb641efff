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
      extras: { kind: 'list', help: 'Extras of its `pylock.toml` to install; none by default.' },
      groups: {
        kind: 'list',
        mayBeEmpty: true,
        help: 'Dependency groups of its `pylock.toml` to install, in place of its default ones; none with `[]`.',
      },
      matrix: {
        kind: 'group',
        help: 'Makes one environment per version, `app-py3.11` and `app-py3.12`; a step that names `app` runs in each of them. `{python}` in `requirements` stands for the version.',
        fields: {
          python: { kind: 'list', required: true, help: 'Python versions such as `["3.11", "3.12"]`.' },
        },
      },
    },
  },
  upload: {
    kind: 'list',
    help: 'Files, folders or globs to put on every machine. A folder goes whether git ignores its files or not, but no link in it leads to an ignored file that is not uploaded itself. Hidden files and key files such as `*.pem` must be named. With `run` and no config, the files of the directory that git does not ignore, but no hidden ones.',
  },
  steps: {
    kind: 'groups',
    help: 'Commands to run on every machine, in order.',
    fields: {
      name: { kind: 'string', help: 'Name in the log; the first line of `run` when empty.' },
      run: {
        kind: 'string',
        required: true,
        help: 'Script for `sh`, run in the workspace of every machine. Its first command that fails ends it (`set -e`); of a pipe only the last command counts.',
      },
      environment: { kind: 'string', help: 'Environment whose `bin` comes first in `PATH`.' },
      if: {
        kind: 'choice',
        choices: ['success()', 'failure()', 'always()'],
        help: 'Whether the step runs after steps that passed (`success()`, also when empty), after one that failed (`failure()`), or both (`always()`).',
      },
      env: { kind: 'mapping', help: 'Variables of the step, with their values as they are.' },
      secrets: {
        kind: 'list',
        help: 'Names of variables of this environment that the step gets as well. Their values reach it by its standard input, are on no command line and in no file, and are masked in its output.',
      },
      'working-directory': {
        kind: 'string',
        help: 'Directory of the step below the workspace; the workspace itself when empty.',
      },
      'timeout-minutes': {
        kind: 'integer',
        minimum: 1,
        maximum: 10_080,
        help: 'Minutes until the step fails; 30 when empty. Its processes are ended.',
      },
      retries: {
        kind: 'integer',
        minimum: 0,
        maximum: 10,
        help: 'How often the step runs again after it failed; 0 when empty.',
      },
      'continue-on-error': {
        kind: 'boolean',
        help: 'Whether the build goes on as if the step had passed; its failure is in the record.',
      },
    },
  },
  artifacts: {
    kind: 'list',
    flag: '--artifact <glob>',
    help: 'Glob patterns of the files to bring home from every machine.',
  },
  'failed-tests': {
    kind: 'choice',
    choices: ['fail', 'warn'],
    flag: '--failed-tests <what>',
    help: 'Whether tests that a JUnit file among the artifacts counts as failed are to `fail` the build (also when empty) or to `warn`, where every step ended with 0.',
  },
  'max-files': {
    kind: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    flag: '--max-files <number>',
    help: 'Most files to bring home from a machine; 10,000 when empty. Past a limit, files stay on the machine, and the build fails after its record is written.',
  },
  'max-artifacts-mib': {
    kind: 'integer',
    minimum: 1,
    maximum: 1_048_576,
    flag: '--max-artifacts-mib <number>',
    help: 'Most MiB of all files to bring home from a machine; 2048 when empty.',
  },
  'max-listing-mib': {
    kind: 'integer',
    minimum: 1,
    maximum: 1_024,
    flag: '--max-listing-mib <number>',
    help: 'Most MiB of the listing of file names of a machine, of those that match and of those that do not; 16 when empty.',
  },
  'max-report-mib': {
    kind: 'integer',
    minimum: 1,
    maximum: 256,
    flag: '--max-report-mib <number>',
    help: 'Most MiB of a JUnit file; a larger one comes home and is not counted. 20 when empty.',
  },
  'collect-timeout-minutes': {
    kind: 'integer',
    minimum: 1,
    maximum: 10_080,
    flag: '--collect-timeout-minutes <number>',
    help: 'Minutes until the files of a machine must be home; 30 when empty.',
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
  installer: {
    kind: 'choice',
    choices: ['auto', 'uv', 'pip', 'machine-pip'],
    flag: '--installer <tool>',
    help: '`uv`, `pip` or `auto`: uv where the index has its pinned wheel for the machine, else pip, of which it must have a pinned wheel. `auto` when empty. With `machine-pip` the pip of the machine, which nothing pins or verifies.',
  },
  'allow-sdist': {
    kind: 'list',
    flag: '--allow-sdist <name>',
    help: 'Names of packages that have no wheel that fits: the source archive that the lock pins is built once, offline, on one machine, and its wheel is installed on all.',
  },
  'build-requirements': {
    kind: 'list',
    flag: '--build-requirements <file>',
    help: 'Requirements files with exact pins and hashes of what the packages of `allow-sdist` need to be built, such as `setuptools`; pins of their own environment go first.',
  },
  licences: {
    kind: 'group',
    help: 'Licences of the packages, as their wheels declare them. A package with another one, or none, is refused before anything is installed.',
    fields: {
      allow: {
        kind: 'list',
        required: true,
        help: 'SPDX identifiers such as `MIT`, or names as packages declare them. Of `A OR B` one is enough, of `A AND B` both are needed.',
      },
      reviewed: { kind: 'list', help: 'Projects that are taken whatever they declare.' },
    },
  },
  vulnerabilities: {
    kind: 'group',
    help: 'Known vulnerabilities of the locked packages, looked up before a launch and before each build.',
    fields: {
      source: {
        kind: 'string',
        required: true,
        help: '`index` for what the package index lists (PyPI does), or a file of OSV entries in JSON.',
      },
      policy: {
        kind: 'choice',
        choices: ['refuse', 'warn'],
        help: 'Whether a package with one is to be refused (`refuse`, also when empty) or to `warn`.',
      },
      ignore: { kind: 'list', help: 'Identifiers, also CVE numbers, that do not count.' },
    },
  },
  pythons: {
    kind: 'named-groups',
    help: 'Archives of Python by version such as `3.12`, for machines that lack it: `.tar.gz` with `python/bin/python3.12` in it.',
    fields: {
      x86_64: {
        kind: 'group',
        help: 'The archive for x86_64 machines.',
        fields: {
          url: { kind: 'string', required: true, help: 'Address of the archive.' },
          sha256: { kind: 'string', required: true, help: 'sha256 of the archive.' },
        },
      },
      arm64: {
        kind: 'group',
        help: 'The archive for arm64 machines.',
        fields: {
          url: { kind: 'string', required: true, help: 'Address of the archive.' },
          sha256: { kind: 'string', required: true, help: 'sha256 of the archive.' },
        },
      },
    },
  },
  index: { kind: 'string', help: 'Path of a local folder of wheels to use instead of an index.' },
  'index-url': { kind: 'string', help: 'Address of the package index.' },
  indexes: {
    kind: 'named-groups',
    help: 'Further indexes by name: a package that one of them names comes from that index alone, every other one from `index` or `index-url`.',
    fields: {
      url: {
        kind: 'string',
        required: true,
        help: 'Address of the package index, or path of a local folder of wheels.',
      },
      packages: {
        kind: 'list',
        required: true,
        help: 'Names of the packages that come from it, as globs such as `nvidia-*`. A whole name goes before a glob, the first index before the others.',
      },
    },
  },
  'index-policy': {
    kind: 'group',
    help: 'What becomes of requirements that the index has something against: `warn`, `refuse` or `allow`.',
    fields: {
      yanked: {
        kind: 'choice',
        choices: ['warn', 'refuse', 'allow'],
        help: 'For a release that was withdrawn; `warn` when empty.',
      },
      quarantined: {
        kind: 'choice',
        choices: ['warn', 'refuse', 'allow'],
        help: 'For a project that is suspected of harm; `refuse` when empty.',
      },
      archived: {
        kind: 'choice',
        choices: ['warn', 'refuse', 'allow'],
        help: 'For a project that gets no more releases; `warn` when empty.',
      },
      deprecated: {
        kind: 'choice',
        choices: ['warn', 'refuse', 'allow'],
        help: 'For a project that should be replaced by another; `warn` when empty.',
      },
    },
  },
} as const;
