/** The SSH library costs a third of the endpoint's start, and few sessions have keys. */
export function loadKeyMaterial(): Promise<typeof import('./key-material.ts')> {
  return import('./key-material.ts');
}
