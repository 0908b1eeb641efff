import type { Checked } from '../phases/check.ts';
import type { HeldMachines } from '../phases/hold-machines.ts';
import { type Probed, type ProbeOptions, probeMachines } from '../phases/probe.ts';
import type { RunRecord } from '../record/run-record.ts';

/**
 * Probes the machines while they are being held: nothing on them changes before they are, nor in the output directory.
 * @throws BuilderError of both
 */
export async function probeHeld(
  checked: Checked,
  options: ProbeOptions & { readonly held: HeldMachines; readonly record: Pick<RunRecord, 'goOn'> },
): Promise<Probed> {
  const taking = options.held.take();
  taking.catch(() => undefined);
  const probed = await probeMachines(checked, options);
  await taking;
  await options.record.goOn();
  return probed;
}
