import type { BuildLimits } from './build-limits.ts';
import type { FailedTests } from './failed-tests.ts';
import type { IndexPolicy } from './index-policy.ts';
import type { Installer } from './installer.ts';
import type { Licences } from './licences.ts';
import type { NamedIndex } from './named-indexes.ts';
import type { BroughtPythons } from './pythons.ts';
import type { RunOutputs } from './run-outputs.ts';
import type { CONDITIONS } from './step-shape.ts';
import type { Vulnerabilities } from './vulnerabilities.ts';

/** One isolated Python environment. */
export interface Environment {
  readonly name: string;
  /** Requirement files, as the build names them. */
  readonly requirements: readonly string[];
  /** Such as `3.12`; the machine's `python3` when absent. */
  readonly python?: string | undefined;
  /** Extras of its `pylock.toml`; none when absent. */
  readonly extras?: readonly string[] | undefined;
  /** Dependency groups of its `pylock.toml`; the default ones when absent. */
  readonly groups?: readonly string[] | undefined;
}

/** One command that runs on every machine, in the workspace. */
export interface Step {
  readonly name: string;
  readonly run: string;
  /** Where the build has it, such as `build.steps[0]`; absent for the step of a command line. */
  readonly field?: string | undefined;
  /** The environment whose `bin` comes first in PATH. */
  readonly environment?: string | undefined;
  readonly timeoutMinutes: number;
  /** The name in the build of a step that runs once per environment of a matrix. */
  readonly group?: string | undefined;
  /** Variables with their values as they are. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Names of variables whose values the caller of the build passes; they reach the step by its input alone. */
  readonly secrets?: readonly string[] | undefined;
  /** Below the workspace. */
  readonly workingDirectory?: string | undefined;
  /** More attempts after one that failed; none when absent. */
  readonly retries?: number | undefined;
  /** Whether it runs after steps that passed (`success()`, also when absent), failed, or both. */
  readonly when?: (typeof CONDITIONS)[number] | undefined;
  /** A failure of it is in the record and changes no verdict. */
  readonly continueOnError?: boolean | undefined;
}

/** Packages of the operating system, pinned, optionally from the archive as it was at a date. */
export interface SystemPackages {
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  /** `YYYYMMDDTHHMMSSZ` for apt's snapshot service, a release such as `2023.6.20250107` for dnf. */
  readonly snapshot?: string | undefined;
}

/** The validated `build:` mapping. */
export interface Build {
  /** Absolute; relative paths start from it. */
  readonly baseDirectory: string;
  readonly environments: readonly Environment[];
  /** Absolute; where the reader of a message opens the files and starts the commands that it names; `baseDirectory` when absent. */
  readonly commandDirectory?: string | undefined;
  /** Files, folders or globs below `baseDirectory` that go to the workspace of every machine. */
  readonly upload: readonly string[];
  readonly steps: readonly Step[];
  /** Globs below the workspace that are collected, also after a failure. */
  readonly artifacts: readonly string[];
  /** Any licence when absent. */
  readonly licences?: Licences | undefined;
  /** Not looked up when absent. */
  readonly vulnerabilities?: Vulnerabilities | undefined;
  /** `fail` when absent. */
  readonly failedTests?: FailedTests | undefined;
  /** `BUILD_LIMITS` when absent. */
  readonly limits?: BuildLimits | undefined;
  readonly system?: SystemPackages | undefined;
  /** Packages that are built from their source archives where no wheel fits; none when absent. */
  readonly allowSdist?: readonly string[] | undefined;
  /** Requirement files with the pins of what builds them, besides those of their environments. */
  readonly buildRequirements?: readonly string[] | undefined;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** For machines that lack the Python of an environment. */
  readonly pythons?: BroughtPythons | undefined;
  /** Further indexes, each for some packages alone. */
  readonly indexes?: readonly NamedIndex[] | undefined;
  /** `INDEX_POLICY` when absent. */
  readonly indexPolicy?: IndexPolicy | undefined;
  /** A folder of wheels. */
  readonly index?: string | undefined;
  /** A simple repository (PEP 503 or PEP 691). */
  readonly indexUrl?: string | undefined;
  /** The line of a lock that names it, where the build itself does not. */
  readonly indexUrlLine?: { readonly file: string; readonly line: number } | undefined;
  /** Variables of the environment for `${NAME}` in requirement files: a function, so that no value is shown with a build. */
  readonly variableOf?: ((name: string) => string | undefined) | undefined;
  /** The fields that a person gave, whose paths may lie outside of `baseDirectory`; those of a file may not. */
  readonly typed?: readonly TypedField[] | undefined;
  /**
   * Paths below `baseDirectory` of everything that git does not ignore. With them, a link in a folder or glob of
   * `upload` leads only there, or to what is uploaded itself.
   */
  readonly unignored?: readonly string[] | undefined;
  /** What the run writes to: it is never uploaded. */
  readonly outputs?: RunOutputs | undefined;
  /** Files that are uploaded besides those of `upload`. */
  readonly project?: Project | undefined;
}

/** The files of a project that nobody listed by hand. */
export interface Project {
  /** Paths below `baseDirectory`. */
  readonly files: readonly string[];
  /** What may be wrong with the list. */
  readonly warning?: string | undefined;
}

/** A field of paths that a person may give in place of those of a file. */
export type TypedField = 'requirements' | 'index';
