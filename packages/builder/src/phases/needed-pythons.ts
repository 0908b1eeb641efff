import type { Build } from '../definition/build.ts';
import { PYTHON_ARCHITECTURES } from '../definition/pythons.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import type { Platform } from '../machine/platform.ts';
import type { Problem } from '../report/errors.ts';
import type { WantedPython } from './fetch-python.ts';

/** Archives that machines need, or may need where it is not known what they have. */
export function neededPythons(build: Build, expected: Expectation): readonly WantedPython[] {
  const { environments, pythons = {} } = build;
  const present = presentPythons(expected) ?? [];
  const versions = new Set(
    environments.flatMap(({ python = '' }) => (present.includes(python) ? [] : python)),
  );
  return [...versions].flatMap((version) =>
    architecturesOf(expected).flatMap((architecture) => {
      const archive = pythons[version]?.[architecture];
      return archive === undefined ? [] : [{ version, architecture, archive }];
    }),
  );
}

/** A problem for each environment whose Python an image lacks for sure, and nothing brings. */
export function missingPythons(build: Build, expected: Expectation): readonly Problem[] {
  const { environments, pythons = {} } = build;
  const present = presentPythons(expected);
  const { platform } = expected;
  const [architecture = ''] = architecturesOf(expected);
  if (platform === undefined || present === undefined) return [];
  if (platform.hasNoPython)
    return environments.flatMap((one) => withoutAny(one, { build, platform, architecture }));
  return environments.flatMap(({ name, python }): readonly Problem[] => {
    if (python === undefined || present.includes(python) || pythons[python]?.[architecture]) return [];
    const has = present.map((version) => `python${version}`).join(', ');
    const offered = platform.offers?.includes(python) ? `, user-data that installs python${python}` : '';
    const message = `"${python}" is not valid because images of ${platform.system} have ${has} and no other; expected ${present.join(' or ')}, an archive of it for ${architecture} in build.pythons${offered}, or another image`;
    return [
      { code: 'INVALID_BUILD', message, field: `build.environments.${name}.python`, environment: name },
    ];
  });
}

interface Image {
  readonly build: Build;
  readonly platform: Platform;
  readonly architecture: string;
}

/** The problem of an environment on an image that has nothing that is `python3`. */
function withoutAny(
  { name, python }: Build['environments'][number],
  { build: { pythons = {} }, platform: { system, offers = [] }, architecture }: Image,
): readonly Problem[] {
  if (python !== undefined && pythons[python]?.[architecture]) return [];
  const version = python ?? offers.at(-1) ?? '3.12';
  const what = python === undefined ? 'python3' : JSON.stringify(python);
  const named = python === undefined ? `"${version}" here and ` : '';
  const installed = offers.includes(version) ? `, user-data that installs python${version}` : '';
  const message = `${what} is not valid because images of ${system} have no python3; expected ${named}an archive of it for ${architecture} in build.pythons${installed}, or another image`;
  return [{ code: 'INVALID_BUILD', message, field: `build.environments.${name}.python`, environment: name }];
}

/** Such as `3.11`; undefined where it is not known. */
function presentPythons({ platform }: Expectation): readonly string[] | undefined {
  if (platform?.hasNoPython) return [];
  if (platform?.python === undefined) return undefined;
  return [platform.python.split('.', 2).join('.'), ...(platform.others ?? [])];
}

/** In the words of the build. */
function architecturesOf({ candidates }: Expectation): readonly string[] {
  return [...new Set(candidates.flatMap(({ architecture }) => PYTHON_ARCHITECTURES[architecture] ?? []))];
}
