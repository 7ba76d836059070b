export type Judged = { score: number; p: number; isHit: boolean }

/** Over all areas and weeks at once; equal scores count as one step. 0 where nothing came true. */
export function averagePrecision(pairs: readonly Judged[], hits: number): number {
  const byScore = [...pairs].sort((a, b) => b.score - a.score)
  let [found, sum] = [0, 0]
  for (let from = 0; from < byScore.length; ) {
    let [to, more] = [from, 0]
    for (; to < byScore.length && byScore[to]?.score === byScore[from]?.score; to++) {
      if (byScore[to]?.isHit) more += 1
    }
    found += more
    if (more > 0) sum += (more / hits) * (found / to)
    from = to
  }
  return sum
}
