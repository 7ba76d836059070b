/** From 0 up to, not including, 1. Passed in, so that what was computed can be computed again. */
export type Random01 = () => number
