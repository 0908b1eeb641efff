import type { Licences } from '../definition/licences.ts';
import type { Problem } from '../report/errors.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { isAllowedLicence } from '../wheels/allowed-licence.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';

/** A problem for each package whose licence the build does not allow, or that declares none; `licenceOf` may not know it. */
export function licenceProblems(
  resolutions: readonly MachineResolution[],
  licenceOf: (pick: WheelPick) => string | undefined,
  { allow, reviewed }: Licences,
): readonly Problem[] {
  const passed = new Set(reviewed.map(normalizeName));
  const problems = new Map<string, Problem>();
  for (const { lock, picks } of resolutions.flatMap(({ environments }) => environments)) {
    for (const pick of picks) {
      const { name, version, key, file, line } = pick.requirement;
      const licence = licenceOf(pick);
      if (licence === undefined || passed.has(key) || (licence !== '' && isAllowedLicence(licence, allow)))
        continue;
      const what =
        licence === ''
          ? 'declares no licence'
          : `has the licence ${JSON.stringify(licence)}, which is not allowed`;
      const own = mayBeAllowed(licence) ? `, or ${JSON.stringify(licence)} among build.licences.allow` : '';
      const message = `${name}==${version} ${what}; expected ${allow.join(', ')}${own}, or ${name} among build.licences.reviewed`;
      const environment = lock.environment.name;
      problems.set(`${environment} ${message}`, { code: 'LICENCE', message, file, line, environment });
    }
  }
  return [...problems.values()];
}

/** One that is cut off is none that a list could have. */
function mayBeAllowed(licence: string): boolean {
  return licence !== '' && !licence.endsWith('…');
}
