import { evaluateMarker, type Marker, type MarkerEnvironment } from './marker.ts';
import { possiblePythons } from './python-version.ts';

/** Whether a marker holds on a machine; undefined where that depends on a part of its Python's version that is not known. */
export function decideMarker(marker: Marker, environment: MarkerEnvironment): boolean | undefined {
  const versions = possiblePythons(environment.python_full_version, textsOf(marker).join(' '));
  const answers = new Set(
    versions.map((version) =>
      evaluateMarker(marker, {
        ...environment,
        python_full_version: version,
        ...(versions.length > 1 && { implementation_version: version }),
      }),
    ),
  );
  return answers.size === 1 ? answers.has(true) : undefined;
}

function textsOf(marker: Marker): readonly string[] {
  return marker.kind === 'compare' ? [marker.text] : marker.terms.flatMap(textsOf);
}
