/**
 * Preload (`node --import`) that moves `Date` of its process, and the origin of its `performance`, to
 * `AMI_SELECT_SHIFT_DATE`: `+40d`, `+5y` or `2028-02-29`. The machine's clock and timers stay as they are.
 */
const shift = process.env.AMI_SELECT_SHIFT_DATE;
if (shift !== undefined && shift !== '') shiftDate(offsetOf(shift));

function shiftDate(offsetMs: number): void {
  const realNow = Date.now;
  Date.now = () => realNow() + offsetMs;
  const Shifted = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [Date.now()] : args, newTarget),
    apply: () => new Shifted().toString(),
  });
  Shifted.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + offsetMs });
}

/** Milliseconds between now and the date. */
function offsetOf(text: string): number {
  const [, amount, unit] = /^\+(\d+)([dy])$/.exec(text) ?? [];
  const days = Number(amount) * (unit === 'y' ? 365.25 : 1);
  const offset = unit === undefined ? Date.parse(text) - Date.now() : days * 86_400_000;
  if (!Number.isFinite(offset))
    throw new Error(`AMI_SELECT_SHIFT_DATE is "${text}": expected +40d, +5y or a date`);
  return Math.round(offset);
}
