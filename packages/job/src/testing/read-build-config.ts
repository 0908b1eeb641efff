import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_FIELDS, fromFlags } from '@ami-select/config';
import { readBuildRequest } from '../request/read-request.ts';

/** The request of a build whose configuration has this text and that is asked for nothing else. */
export function readBuildConfig(text: string, workingDirectory: string): ReturnType<typeof readBuildRequest> {
  const config = join(workingDirectory, 'ami-select.yml');
  writeFileSync(config, text);
  return readBuildRequest({
    subject: 'build',
    config,
    workingDirectory,
    variables: {},
    problems: [],
    nameOf: (field) => `input "${field}"`,
    requirements: [],
    command: undefined,
    directory: undefined,
    outputDirectory: 'out',
    buildFields: fromFlags(BUILD_FIELDS, {}),
  });
}
