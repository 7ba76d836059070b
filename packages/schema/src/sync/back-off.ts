/**
 * When to try again: doubling from 5 s to 15 min, with up to a quarter taken off so that the tablets
 * of a base do not all call at once. It never gives up (SPEC SY-6). `random` is in [0, 1).
 */
export function retryDelayMs(failures: number, random: number): number {
  const whole = Math.min(5_000 * 2 ** Math.max(0, failures - 1), 900_000)
  return Math.round(whole * (1 - random / 4))
}
