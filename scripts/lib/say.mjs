/** One line to the person at the terminal. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Awaits `work`; whatever takes longer than two seconds is named while it runs: on a terminal with
 * a counter in place, in a log by one line now and again.
 */
export async function withProgress(label, work) {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  const terminal = process.stderr.isTTY === true
  let shown = false
  const timer = setInterval(() => {
    const s = seconds()
    if (terminal) process.stderr.write(`\r${label} … ${s} s`)
    else if (!shown || s % 15 < 2) say(`${label} … ${s} s`)
    shown = true
  }, 2_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (shown) {
      if (terminal) process.stderr.write(`\r${label} … ${seconds()} s\n`)
      else say(`${label}: ${seconds()} s`)
    }
  }
}

/** Ends the program with what happened and what to do. */
export function giveUp(...lines) {
  for (const line of lines) say(line)
  process.exit(1)
}
