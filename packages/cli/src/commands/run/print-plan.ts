import { type MachinePlan, plan } from '@ami-select/builder';
import { forJson } from '@ami-select/core';
import type { JobRequest } from '@ami-select/job';
import type { CommandContext } from '../../context/context.ts';

/** Prints the request of a run and the exact shell for every machine, without any API call. */
export function printPlan({ query, fleet, build }: JobRequest, { results }: CommandContext): void {
  const machines = plan(build, machineNames(fleet.count));
  results.text([`# image  ${forJson(query)}`, `# fleet  ${forJson(fleet)}`]);
  for (const machine of machines) results.text(scriptLines(machine));
  results.add({ query, fleet, machines });
}

/** The names that the provisioner gives to the hosts of a fleet. */
function machineNames(count: number): readonly { readonly name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `host-${index + 1}` }));
}

function scriptLines({ machine, scripts }: MachinePlan): string[] {
  return scripts.flatMap(({ phase, title, script }) => [
    '',
    `# ${machine}, ${phase}: ${title}`,
    ...script.trimEnd().split('\n'),
  ]);
}
