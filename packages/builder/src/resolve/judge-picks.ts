import { INDEX_POLICY, type IndexPolicy } from '../definition/index-policy.ts';
import type { IndexFile, Project } from '../index/package-index.ts';
import type { Problem } from '../report/errors.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { MachineResolution } from './resolution.ts';
import { titleOf } from './why-no-wheel.ts';

/** Characters of what an index gives as a reason. */
const LONGEST_REASON = 200;

export interface JudgeOptions {
  /** By normalised name. */
  readonly projects: ReadonlyMap<string, Project>;
  /** `INDEX_POLICY` when absent. */
  readonly policy?: IndexPolicy | undefined;
}

/** The state of chosen wheels on their index, by the policy of the build. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/**
 * Judges every wheel that machines install, by what its index says of the release and of the project; and requirements
 * of which it has no file, since an index may hide those of a project.
 */
export function judgePicks(
  resolutions: readonly MachineResolution[],
  { projects, policy = INDEX_POLICY }: JudgeOptions,
): Judged {
  const problems = new Map<string, Problem>();
  const warnings = new Set<string>();
  for (const { lock, picks, sdists = [] } of resolutions.flatMap(({ environments }) => environments)) {
    const hidden = lock.requirements.filter(({ key }) => projects.get(key)?.files.length === 0);
    for (const pick of [
      ...picks,
      ...sdists,
      ...hidden.map((requirement) => ({ requirement, file: undefined })),
    ]) {
      const { requirement, file } = pick;
      for (const { state, text } of remarksOn({
        file,
        project: projects.get(requirement.key),
      })) {
        if (policy[state] === 'warn') warnings.add(`${titleOf(requirement)} ${text}`);
        if (policy[state] !== 'refuse') continue;
        const problem = { ...refusal({ state, text }, requirement), environment: lock.environment.name };
        problems.set(JSON.stringify(problem), problem);
      }
    }
  }
  return { problems: [...problems.values()], warnings: [...warnings] };
}

function refusal({ state, text }: Remark, requirement: Requirement): Problem {
  const { file, line } = requirement;
  const of = state === 'yanked' ? 'version' : 'project';
  const message = `${titleOf(requirement)} is not valid because it ${text}; expected another ${of}, or "${state}: warn" in build.index-policy`;
  return { code: 'INVALID_BUILD', message, file, line };
}

interface Remark {
  readonly state: keyof IndexPolicy;
  /** After the name of the requirement. */
  readonly text: string;
}

interface Offer {
  readonly file: IndexFile | undefined;
  readonly project: Project | undefined;
}

function remarksOn({ file, project }: Offer): readonly Remark[] {
  const remarks: Remark[] = [];
  if (file?.yanked !== undefined)
    remarks.push({ state: 'yanked', text: `was yanked${because(file.yanked)}` });
  if (project?.status !== undefined) {
    const { state, reason = '' } = project.status;
    remarks.push({ state, text: `is of a project that is ${state}${because(reason)}` });
  }
  return remarks;
}

function because(reason: string): string {
  return reason === '' ? '' : `: ${reason.slice(0, LONGEST_REASON)}`;
}
