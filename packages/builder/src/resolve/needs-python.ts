import { showPython } from '../requirements/python-version.ts';

export interface UnfitPython {
  /** As the markers of the Python have it. */
  readonly version: string;
  /** Which asks for a package; absent for what the builder itself needs. */
  readonly environment?: { readonly name: string; readonly python?: string | undefined } | undefined;
  /** Where the machine may have another Python: `any Python from 3.6 to 3.15`. */
  readonly unknownPython?: string | undefined;
}

/** The message for a package whose Requires-Python excludes a Python; another file of that version would not help. */
export function needsPython(
  title: string,
  requiresPython: string,
  { version, environment, unknownPython }: UnfitPython,
): string {
  const needs = `${title} needs Python ${requiresPython}`;
  const python = environment?.python;
  if (python !== undefined)
    return `${needs}; ${environment?.name} asks for ${python}; expected another "python", or a lock made with --python-version ${python}`;
  if (unknownPython !== undefined)
    return `${needs}, which excludes ${unknownPython}; the Python of the image is not known`;
  return `${needs}, the machine has ${showPython(version)}`;
}
