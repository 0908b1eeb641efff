import { type Host, renewLease } from '@ami-select/provisioner';
import type { JobDependencies } from './context/dependencies.ts';
import type { FleetGuard } from './guard.ts';
import { writeSshFiles } from './record/ssh-files.ts';
import type { JobRequest } from './request/request.ts';

/** Gives machines that stay a lease of their own, and writes what it takes to log in to them. */
export async function keepHosts(
  { intent, path, renewed }: Pick<FleetGuard, 'intent' | 'path' | 'renewed'>,
  hosts: readonly Host[],
  { keepMinutes = intent.ttlMinutes, caps }: Pick<JobRequest, 'keepMinutes' | 'caps'>,
  dependencies: JobDependencies,
): Promise<void> {
  const { expiresAt } = await renewLease({ intent, hosts }, keepMinutes, dependencies, { caps });
  await renewed(expiresAt, keepMinutes);
  const { config } = await writeSshFiles(path, hosts);
  dependencies.report({ type: 'kept', hosts, expiresAt, sshConfig: config });
}
