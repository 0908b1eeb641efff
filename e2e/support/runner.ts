import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunnerCommand, readCommands } from '@ami-select/core/testing';
import { parse } from 'yaml';
import { endOrphans } from './end-orphans.ts';

const HERE = fileURLToPath(new URL('../..', import.meta.url));

export type ActionName = 'select' | 'spawn' | 'build' | 'terminate' | 'reap';

/** The result of one step of a job. */
export interface StepResult {
  readonly exitCode: number | null;
  /** Everything that was printed, before the runner looks at it. */
  readonly log: string;
  /** The commands in the log that the runner obeys. */
  readonly commands: readonly RunnerCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface StepOptions {
  /** Called with all output so far whenever there is more. */
  readonly onOutput?: (log: string, child: ChildProcess) => void;
  readonly onStart?: (child: ChildProcess) => void;
  /** A program that starts the step in place of this process, which is the runner's worker otherwise. */
  readonly worker?: readonly string[];
}

/** Starts bundles as the Actions runner does: `node <main>` in the workspace, all else through the environment. */
export interface Runner {
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
  run(
    action: ActionName,
    inputs: Readonly<Record<string, string>>,
    options?: StepOptions,
  ): Promise<StepResult>;
  /** Runs the post step that belongs to a step. */
  post(
    action: ActionName,
    inputs: Readonly<Record<string, string>>,
    state: Readonly<Record<string, string>>,
    options?: StepOptions,
  ): Promise<StepResult>;
  /** Ends the processes that its steps have left; their ids. */
  endOrphans(): readonly number[];
  close(): void;
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/** `root` is the folder of another build of the actions. */
export function createRunner(environment: Readonly<Record<string, string>>, root: string = HERE): Runner {
  const home = mkdtempSync(join(tmpdir(), 'ami-select-runner-'));
  const workspace = join(home, 'workspace');
  const temporary = join(home, 'temp');
  mkdirSync(workspace);
  mkdirSync(temporary);
  let steps = 0;

  const start = (
    action: ActionName,
    phase: 'main' | 'post',
    variables: Record<string, string>,
    options: StepOptions = {},
  ) => {
    steps += 1;
    const files = createFileCommands(join(home, `step-${steps}`));
    const all = {
      ...environment,
      ...jobVariables({ home, workspace, temporary, action }),
      ...variables,
      ...files.variables,
    };
    return execute(bundlePath(root, action, phase), { cwd: workspace, variables: all, files, options });
  };
  return {
    workspace,
    temporary,
    run: (action, inputs, options) => start(action, 'main', inputVariables(root, action, inputs), options),
    post: (action, inputs, state, options) => {
      const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
      const variables = { ...inputVariables(root, action, inputs), ...Object.fromEntries(saved) };
      return start(action, 'post', variables, options);
    },
    endOrphans: () => endOrphans(trackingIdOf(home)),
    close: () => {
      endOrphans(trackingIdOf(home));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function actionFolder(root: string, action: ActionName): string {
  return action === 'select' ? root : join(root, 'actions', action);
}

function readAction(root: string, action: ActionName): ActionFile {
  return parse(readFileSync(join(actionFolder(root, action), 'action.yml'), 'utf8')) as ActionFile;
}

function bundlePath(root: string, action: ActionName, phase: 'main' | 'post'): string {
  const path = readAction(root, action).runs[phase];
  if (path === undefined) throw new Error(`${action} has no ${phase} step`);
  return join(actionFolder(root, action), path);
}

/** Defaults of action.yml included, as the runner sets them; names keep their hyphens. */
function inputVariables(
  root: string,
  action: ActionName,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = Object.entries(readAction(root, action).inputs ?? {}).map(([name, input]) => [
    name,
    String(input.default ?? ''),
  ]);
  const values: Record<string, string> = { ...Object.fromEntries(declared), ...given };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function jobVariables(job: {
  home: string;
  workspace: string;
  temporary: string;
  action: string;
}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    // Compiled once, not in each of a hundred steps.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
    HOME: job.home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'octo/project',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
    GITHUB_ACTION: `__octo_${job.action}`,
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_TEMP: job.temporary,
    RUNNER_OS: 'Linux',
    RUNNER_TRACKING_ID: trackingIdOf(job.home),
  };
}

function trackingIdOf(home: string): string {
  return `github_${home}`;
}

interface FileCommands {
  readonly variables: Record<string, string>;
  read(name: 'OUTPUT' | 'STATE' | 'STEP_SUMMARY'): string;
}

function createFileCommands(folder: string): FileCommands {
  mkdirSync(folder);
  const names = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'] as const;
  for (const name of names) writeFileSync(join(folder, name), '');
  return {
    variables: Object.fromEntries(names.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
  };
}

interface Execution {
  readonly cwd: string;
  readonly variables: Record<string, string>;
  readonly files: FileCommands;
  readonly options: StepOptions;
}

async function execute(bundle: string, { cwd, variables, files, options }: Execution): Promise<StepResult> {
  const [program = '', ...parameters] = [...(options.worker ?? []), process.execPath, bundle];
  const child = spawn(program, parameters, { cwd, env: variables, stdio: ['ignore', 'pipe', 'pipe'] });
  options.onStart?.(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      options.onOutput?.(log, child);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return {
    exitCode,
    log,
    commands: readCommands(log),
    outputs: readPairs(files.read('OUTPUT')),
    state: readPairs(files.read('STATE')),
    summary: files.read('STEP_SUMMARY'),
  };
}

/** Reads `name<<delimiter`, the value's lines and the delimiter, as often as they come. */
function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const match of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm))
    pairs[match[1] ?? ''] = match[3] ?? '';
  return pairs;
}
