import { type Core, invalidInputs } from '@ami-select/action-kit';
import { REAP_INPUTS, readInputs } from '@ami-select/config';
import { type ReapRequest, readReapRequest } from '@ami-select/job';

/** @throws ActionError `INVALID_INPUT` that lists every problem. */
export function readReapInputs(
  core: Core,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<ReapRequest> {
  const { settings, problems } = readInputs(core, REAP_INPUTS);
  return readReapRequest(
    {
      regions: settings.region ?? [],
      repository: settings.repository,
      permanent: settings.permanent === true,
      dryRun: settings.dryRun,
      nameOf: (field) => `input "${field}"`,
      problems,
      variables,
    },
    invalidInputs,
  );
}
