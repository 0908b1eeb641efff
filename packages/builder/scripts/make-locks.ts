import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { shell } from './shell.ts';
import { judge, type Verdict } from './verdicts.ts';
import { writeWheels } from './wheels.ts';

interface Recipe {
  readonly name: string;
  readonly tool: string;
  readonly project?: string;
  readonly input?: Readonly<Record<string, string>>;
  readonly wheels?: readonly string[];
  readonly run: readonly string[];
  readonly files: readonly string[];
  readonly keep?: readonly string[];
  readonly note?: string;
}

interface Recipes {
  readonly tools: Readonly<Record<string, readonly string[]>>;
  readonly projects: Readonly<Record<string, string>>;
  readonly locks: readonly Recipe[];
}

interface Made {
  readonly path: string;
  /** The packages that made it, and how. */
  readonly tool: readonly string[];
  readonly run: readonly string[];
  readonly input: Readonly<Record<string, string>>;
  readonly wheels?: readonly string[] | undefined;
  readonly files: readonly string[];
  readonly note?: string | undefined;
  readonly pip: Verdict;
  readonly uv: Verdict;
}

const corpus = join(import.meta.dirname, '../corpus');
const indexFile = join(corpus, 'real/index.json');

// Makes the real lock files anew, those of the named tools alone when some are given, and writes what pip and uv say of each.
const recipes = parse(await readFile(join(corpus, 'recipes.yml'), 'utf8')) as Recipes;
const wanted = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), 'locks-'));
try {
  await install('judges', ['pip==26.3', 'uv==0.13.9']);
  for (const recipe of recipes.locks) await makeWanted(recipe, `${recipe.tool}/${recipe.name}`);
} finally {
  await rm(work, { recursive: true, force: true });
}

/** A lock that cannot be made stays as it is, and ends the process with status 1. */
async function makeWanted(recipe: Recipe, path: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(recipe.tool) && !wanted.includes(path)) return;
  try {
    await remember(await make(recipe, path));
    console.log(`${path}: made`);
  } catch (error) {
    console.error(`${path}: ${String(error)}`);
    process.exitCode = 1;
  }
}

async function remember(made: Made): Promise<void> {
  const all = new Map((await known()).map((one) => [one.path, one])).set(made.path, made);
  const sorted = recipes.locks.flatMap(({ tool, name }) => all.get(`${tool}/${name}`) ?? []);
  await writeFile(indexFile, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

async function known(): Promise<readonly Made[]> {
  return JSON.parse(await readFile(indexFile, 'utf8').catch(() => '[]')) as readonly Made[];
}

async function make(recipe: Recipe, path: string): Promise<Made> {
  const { tool, run, files, keep = [], wheels = [], note } = recipe;
  const packages = recipes.tools[tool] ?? [];
  await install(tool, packages);
  const folder = join(work, 'run', path);
  await mkdir(folder, { recursive: true });
  const input = {
    ...(recipe.project && { 'pyproject.toml': recipes.projects[recipe.project] ?? '' }),
    ...recipe.input,
  };
  for (const [name, text] of Object.entries(input)) await write(join(folder, name), text);
  await writeWheels(join(folder, 'wheels'), wheels);
  const tools = join(work, 'tools');
  for (const command of run) await shell(command, { folder, path: join(tools, tool, 'bin') });
  const pip = await judge('pip', files, { folder, tools, hasWheels: wheels.length > 0 });
  const uv = await judge('uv', files, { folder, tools, hasWheels: wheels.length > 0 });
  const target = join(corpus, 'real', path);
  await rm(target, { recursive: true, force: true });
  for (const name of [...files, ...keep])
    await cp(join(folder, name), join(target, name), { recursive: true });
  return {
    path,
    tool: packages,
    run,
    input,
    wheels: wheels.length > 0 ? wheels : undefined,
    files,
    note,
    pip,
    uv,
  };
}

/** A virtual environment of a tool, made once. */
async function install(tool: string, packages: readonly string[]): Promise<void> {
  const folder = join(work, 'tools', tool);
  const isThere = await readFile(join(folder, 'pyvenv.cfg')).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await shell(
    `python3.11 -m venv ${folder} && ${folder}/bin/pip install -q ${packages.map((one) => `'${one}'`).join(' ')}`,
    {
      folder: work,
    },
  );
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
