/**
 * Powers over what all machines and the host share, which root in a machine does without: the clock, the modules of
 * the kernel, raw memory and ports.
 */
export const WITHOUT_POWER_OVER_HOST: readonly string[] = [
  '--bounding-set',
  '-sys_time,-sys_module,-sys_rawio',
];
