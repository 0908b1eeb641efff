import {
  countCost,
  type Proof,
  type ProvisionerDependencies,
  ProvisionerError,
  type RunCost,
} from '@ami-select/provisioner';

/** Settles as the end of a fleet does, after what the instances of its proof cost is reported. */
export async function countingCost<Outcome extends Proof | undefined>(
  end: Promise<Outcome>,
  region: string,
  dependencies: Pick<ProvisionerDependencies, 'ec2' | 'clock' | 'logger' | 'signal'>,
  report: (cost: RunCost) => void = () => {},
): Promise<Outcome> {
  const proof = await end.catch((error: unknown) =>
    error instanceof ProvisionerError ? error.proof : undefined,
  );
  if (proof?.created.some(({ kind }) => kind === 'instance')) {
    report(await countCost(proof, region, dependencies));
  }
  return end;
}
