/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Milliseconds from a launch to the first login that works: 12 to 25 s for most machines, up to twice as long for one in
 * ten, whose volume is slow. Source: measurements of others, 2021 to 2025 (ec2-boot-bench, ec2-coldboot-research).
 */
export function drawBoot(random: () => number): number {
  const usual = 12_000 + 13_000 * random();
  return random() < 0.1 ? usual * (1 + random()) : usual;
}
