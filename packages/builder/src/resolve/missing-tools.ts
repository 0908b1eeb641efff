import type { Build } from '../definition/build.ts';
import type { Installer } from '../definition/installer.ts';
import type { PackageIndex } from '../index/package-index.ts';
import type { Problem } from '../report/errors.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { mayHaveHash, type Offer } from './candidate.ts';
import { downloadCommand } from './download-command.ts';
import { installsSomething } from './own-pip.ts';
import { OLDEST_PYTHON, toolsOf } from './pinned-tools.ts';
import type { MachineResolution } from './resolution.ts';
import { type WantedWheel, wantedTools } from './wanted-tools.ts';

/** The part of a build that says where its index is. */
export type IndexPlace = Pick<
  Build,
  'index' | 'indexUrl' | 'indexUrlLine' | 'baseDirectory' | 'commandDirectory'
>;

export interface MissingToolsQuery {
  readonly index: Pick<PackageIndex, 'name' | 'serving'>;
  readonly offerOf: (requirement: Requirement) => Offer;
  /** `auto` when absent. */
  readonly installer?: Installer | undefined;
  /** Absent where nothing can be put into the index: it is the record of a run. */
  readonly place?: IndexPlace | undefined;
}

const OWN_PIP =
  'machine-pip (--installer machine-pip), which takes the pip of the machine, pinned by nothing';
const OTHER_INSTALLER = `installer: ${OWN_PIP}`;
const OTHER_THAN_UV = `installer: auto, which takes a pinned pip as well, or ${OWN_PIP}`;
const NEWER_PYTHON = `Python ${OLDEST_PYTHON} or newer, of the machine or of pythons`;

/** The problem of machines for which the index has no pinned wheel of what installs; none when it has one for each. */
export function missingTools(
  resolutions: readonly MachineResolution[],
  query: MissingToolsQuery,
): readonly Problem[] {
  const { installer = 'auto' } = query;
  const lacking = resolutions.filter((one) => lacksTool(one, installer));
  if (lacking.length === 0) return [];
  const wanted = wantedTools(lacking, installer);
  const others = wanted.flatMap((wheel) => otherBytes(wheel, query));
  const names = [...new Set(toolsOf(installer).map(({ name }) => name))];
  const { field, value, where = nameOf(query.index, names) } = subjectOf(installer, query);
  const has = others.length === 0 ? '' : ` (${others.join(', ')})`;
  const because = `${where} has no pinned wheel of ${names.join(' or ')} that fits${has}`;
  const ways = waysOut(wanted, query).join(', or ');
  const message = `${JSON.stringify(value)} is not valid because ${because}; expected ${ways}`;
  const machines = lacking.map(({ machine }) => machine).filter((name) => name !== '');
  const scope = machines.length === 0 ? {} : { machine: machines.join(', ') };
  return [{ code: others.length > 0 ? 'HASH' : 'NO_WHEEL', field, message, ...scope }];
}

/** Whether a machine that installs something has nothing pinned that installs it. */
export function lacksTool(resolution: MachineResolution, installer?: Installer): boolean {
  const { uv, pip } = resolution;
  const hasTool = installer === 'machine-pip' || uv !== undefined || pip !== undefined;
  return !hasTool && installsSomething(resolution);
}

/** A file of the index that has the name of a wheel and other bytes. */
function otherBytes(
  { tool, filename, sha256 }: WantedWheel,
  { offerOf }: Pick<MissingToolsQuery, 'offerOf'>,
): readonly string[] {
  const file = offerOf(tool).files.find((one) => one.filename === filename);
  if (file === undefined || mayHaveHash({ file }, [`sha256:${sha256}`])) return [];
  return [`its ${filename} has ${file.hashes.join(' ')}`];
}

interface Subject {
  readonly field: string;
  readonly value: string;
  /** Absent where the value is not the index. */
  readonly where?: string;
}

/** What the problem is about: the index where the build names it, else its installer. */
function subjectOf(installer: Installer, { index, place }: MissingToolsQuery): Subject {
  const isOfIndex = installer === 'auto' && index.serving === undefined;
  if (isOfIndex && place?.index !== undefined)
    return { field: 'build.index', value: index.name, where: 'it' };
  if (isOfIndex && place?.indexUrl !== undefined)
    return { field: 'build.index-url', value: index.name, where: 'it' };
  return { field: 'build.installer', value: installer };
}

function nameOf({ name, serving }: MissingToolsQuery['index'], tools: readonly string[]): string {
  return serving === undefined ? name : [...new Set(tools.map(serving))].join(' or ');
}

function waysOut(wanted: readonly WantedWheel[], { installer, place }: MissingToolsQuery): readonly string[] {
  const others = installer === 'uv' ? OTHER_THAN_UV : OTHER_INSTALLER;
  if (place === undefined) return ['"resolve" as the phase to start from', others];
  if (wanted.length > 0) return [howToBring(wanted, place), others];
  return installer === 'uv' ? [others] : [NEWER_PYTHON, others];
}

/** The wheels to put into the index, and the command that brings those of the last tool. */
function howToBring(wanted: readonly WantedWheel[], place: IndexPlace): string {
  const files = wanted.map(({ filename, sha256 }) => `${filename} (sha256:${sha256})`);
  const last = wanted.at(-1)?.tool.name;
  const commands = wanted
    .filter(({ tool }) => tool.name === last)
    .map((wheel) => downloadCommand(wheel, place));
  const here = place.index === undefined ? ', which this command brings here' : '';
  return `${files.join(' or ')} there${here}: ${commands.join(' && ')}`;
}
