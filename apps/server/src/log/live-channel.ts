/** Where commits of the log are announced, as `mission:seq:kinds`. */
export const liveChannel = 'tocsin_log'
