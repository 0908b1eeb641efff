import {
  type Build,
  BuilderError,
  type LoadBuildOptions,
  loadBuild,
  type Problem,
} from '@ami-select/builder';

type Fields = Readonly<Record<string, unknown>>;

/** Of steps that are refused, and where there is nothing else to do. */
const NO_STEP = { run: 'true' };

/** The build of the fields of a refused mapping that are not refused themselves. */
export function loadAccepted(fields: Fields, options: LoadBuildOptions, problems: readonly Problem[]): Build {
  const paths = problems.flatMap(({ field }) => field ?? []);
  const refused = [...(options.refused ?? []), ...paths];
  const accepted = withoutRefused(fields, paths);
  try {
    return loadBuild(accepted, { ...options, refused });
  } catch (error) {
    if (!(error instanceof BuilderError)) throw error;
    const isLess = Object.keys(accepted).length < Object.keys(fields).length;
    if (!isLess) return loadBuild({ steps: [NO_STEP] }, { ...options, refused });
    return loadAccepted(accepted, { ...options, refused }, error.problems);
  }
}

/** Without what stands in the place of refused steps. */
export function withoutStandIns(build: Build): Build {
  return { ...build, steps: build.steps.filter(({ run }) => run !== NO_STEP.run) };
}

/** Steps keep their places, so that the others are found there. */
function withoutRefused(fields: Fields, paths: readonly string[]): Fields {
  const keys = new Set(paths.flatMap((path) => /^build\.([^.[]*)/.exec(path)?.[1] ?? []));
  const { steps, ...others } = fields;
  const kept = Object.entries(others).filter(([key]) => !keys.has(key));
  return { ...Object.fromEntries(kept), steps: acceptedSteps(steps, paths) };
}

function acceptedSteps(steps: unknown, paths: readonly string[]): readonly unknown[] {
  if (!Array.isArray(steps) || steps.length === 0 || paths.includes('build.steps')) return [NO_STEP];
  return steps.map((step: unknown, index) => {
    const own = `build.steps[${index}]`;
    return paths.some((path) => path === own || path.startsWith(`${own}.`)) ? NO_STEP : step;
  });
}
