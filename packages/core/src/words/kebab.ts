/** A name as it is written in YAML: `rootDeviceType`, `RootDeviceType` and `root_device_type` are `root-device-type`. */
export function kebab(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`)
    .replaceAll('_', '-');
}
