import type { WheelSource } from './wheel.ts';

/** The projects of the example's index; `tools` needs a greeter that `app` cannot use. */
export const projects: readonly WheelSource[] = [
  { name: 'greeter', version: '1.4', summary: 'Greets people', requires: [] },
  { name: 'greeter', version: '2.0', summary: 'Greets people in their language', requires: ['rowbook>=0.3'] },
  { name: 'rowbook', version: '0.3', summary: 'Lays rows out as a text table', requires: [] },
];
