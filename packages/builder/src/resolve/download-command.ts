import { shellQuote } from '@ami-select/transport';
import type { Build } from '../definition/build.ts';
import { type CommandPlace, pathInCommand } from '../requirements/path-in-command.ts';
import type { PinnedTool, ToolWheel } from './pinned-tools.ts';

export interface DownloadQuery extends ToolWheel {
  readonly tool: PinnedTool;
}

/**
 * The command that brings a wheel from the index of pip, into the folder that is the index of a build, else to where it
 * is started; it takes no other bytes, and runs in any Python.
 */
export function downloadCommand(
  { tool, filename, sha256 }: DownloadQuery,
  place: CommandPlace & Pick<Build, 'index'>,
): string {
  const { name, version, oldestPython } = tool;
  const platform = /-none-([^.-]+)/.exec(filename)?.[1] ?? 'any';
  const target = platform === 'any' ? '' : ` --platform ${platform}`;
  const folder = place.index === undefined ? '.' : pathInCommand(place.index, place) || '.';
  return `echo '${name}==${version} --hash=sha256:${sha256}' | python3 -m pip download --no-deps --only-binary :all: --python-version ${oldestPython}${target} --dest ${shellQuote(folder)} -r /dev/stdin`;
}
