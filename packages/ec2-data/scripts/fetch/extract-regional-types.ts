import { readExtract, readJson, writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

/** Instance types of the regions that moto did not record. */
export function extractRegionalTypes(wheel: string): void {
  const path = 'cfnlint/data/schemas/extensions/aws_ec2_instance/instancetype_enum.json';
  const listed = readJson<Readonly<Record<string, { readonly enum?: readonly string[] }>>>(wheel, path);
  const { zones } = readExtract<{ readonly zones: object }>('moto-offerings.json');
  const isMissing = (name: string): boolean => /^[a-z]{2,4}-[a-z-]+-\d$/.test(name) && !(name in zones);
  const regions = Object.keys(listed).filter(isMissing).sort();
  const types = Object.fromEntries(
    regions.map((name) => [name, (listed[name]?.enum ?? []).toSorted().join(' ')]),
  );
  writeExtract('cfn-lint-types.json', { about: SOURCES.cfnLint, regions: types });
}
