/** The least processor that an image is built for: a level of the x86-64 psABI, or a generation of Graviton. */
export type ProcessorFloor = 'x86-64-v3' | 'graviton2';
