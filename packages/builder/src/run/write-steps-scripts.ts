import { LocalFolder } from '@ami-select/transport';
import { stepsScript } from '../phases/steps-script.ts';
import type { Verified } from '../phases/verify.ts';
import type { Mask } from '../report/mask.ts';

export interface StepsScriptsOptions {
  readonly outputDirectory: string;
  /** Hides secrets that a build file has in its steps. */
  readonly mask: Mask;
}

/** Writes what each machine runs as its steps to `<machine>.steps.sh`, beside its log. */
export async function writeStepsScripts(
  { build, machines }: Pick<Verified, 'build' | 'machines'>,
  { outputDirectory, mask }: StepsScriptsOptions,
): Promise<void> {
  if (build.steps.length === 0) return;
  const folder = new LocalFolder(outputDirectory);
  await folder.enter();
  for (const { name } of machines) {
    const file = await folder.create(`${name}.steps.sh`);
    await file.writeFile(mask(stepsScript(build.steps, name))).finally(() => file.close());
  }
}
