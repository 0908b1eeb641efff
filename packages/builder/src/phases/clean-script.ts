import { FOLDERS, REMOTE_ROOT } from '../machine/layout.ts';

/** Makes an empty place for the build. */
export function cleanScript(): string {
  return `rm -rf "$HOME/${REMOTE_ROOT}" && mkdir -p "$HOME/${REMOTE_ROOT}/${FOLDERS.workspace}" "$HOME/${REMOTE_ROOT}/${FOLDERS.reports}"`;
}
