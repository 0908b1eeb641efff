import type { Licences } from '../definition/licences.ts';
import type { Problem } from '../report/errors.ts';
import { normalizeName } from '../requirements/requirement.ts';
import { isAllowedLicence } from '../wheels/allowed-licence.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import type { MachineResolution } from './resolution.ts';

/** A problem for each package whose licence the build does not allow, or that declares none. */
export function licenceProblems(
  resolutions: readonly MachineResolution[],
  inspections: ReadonlyMap<string, Pick<WheelInspection, 'metadata'>>,
  { allow, reviewed }: Licences,
): readonly Problem[] {
  const passed = new Set(reviewed.map(normalizeName));
  const problems = new Map<string, Problem>();
  for (const { lock, picks } of resolutions.flatMap(({ environments }) => environments)) {
    for (const { requirement, file: wheel } of picks) {
      const { name, version, key, file, line } = requirement;
      const licence = inspections.get(wheel.filename)?.metadata?.licence ?? '';
      if (passed.has(key) || (licence !== '' && isAllowedLicence(licence, allow))) continue;
      const what =
        licence === ''
          ? 'declares no licence'
          : `has the licence ${JSON.stringify(licence)}, which is not allowed`;
      const message = `${name}==${version} ${what}; expected ${allow.join(', ')}, or ${name} among build.licences.reviewed`;
      const environment = lock.environment.name;
      problems.set(`${environment} ${message}`, { code: 'LICENCE', message, file, line, environment });
    }
  }
  return [...problems.values()];
}
