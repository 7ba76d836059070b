/** What the page is checked against. `read` gives a file of the repository by its path. */
export type House = {
  levels: ReadonlyMap<string, number>
  spec: string
  read: (path: string) => string | undefined
}

const verdicts = ['holds', 'in part', 'no', 'n.a.'] as const
const isVerdict = (text: string): boolean => verdicts.some((verdict) => verdict === text)

type Row = {
  chapter: string
  id: string
  level: number
  verdict: string
  how: string
  test: string
}

/** Everything that is wrong with docs/security/asvs.md, one sentence each. */
export function pageProblems(page: string, house: House): string[] {
  const rows = rowsOf(page)
  return [
    ...idProblems(rows, house.levels),
    ...rows.flatMap((row) => rowProblems(row, house)),
    ...countProblems(page, rows),
  ]
}

/** Rows of requirements and of the API list; the latter have level 0. */
function rowsOf(page: string): Row[] {
  return page.split(/^## /m).flatMap((section) => {
    const chapter = section.split(/\s/, 1)[0] ?? ''
    return section.split('\n').flatMap((line) => {
      const [, id = '', second = '', verdict = '', how = '', test = ''] = line
        .split('|')
        .map((text) => text.trim())
      if (!/^(\d+\.\d+\.\d+|API\d+)$/.test(id)) return []
      const level = id.startsWith('API') ? 0 : Number(second)
      return [{ chapter, id, level, verdict, how, test }]
    })
  })
}

function idProblems(rows: readonly Row[], levels: House['levels']): string[] {
  const wanted = [...levels, ...Array.from({ length: 10 }, (_, at) => [`API${at + 1}`, 0] as const)]
  const unknown = rows.filter(({ id }) => !wanted.some(([known]) => known === id))
  return [
    ...unknown.map(({ id }) => `${id} is no requirement of the list`),
    ...wanted.flatMap(([id, level]) => {
      const found = rows.filter((row) => row.id === id)
      if (found.length === 0) return [`${id} is missing`]
      if (found.length > 1) return [`${id} is there twice`]
      return found[0]?.level === level ? [] : [`${id} is of level ${level}`]
    }),
  ]
}

function rowProblems({ id, verdict, how, test }: Row, { spec, read }: House): string[] {
  const problems: string[] = []
  if (!isVerdict(verdict)) problems.push(`${id} is "${verdict}"`)
  if (how.length < 4) problems.push(`${id} does not say how`)
  for (const [, path = ''] of how.matchAll(/`([\w-]+\/[^`\s]+)`/g)) {
    // A folder or file of the repository; what is built is not there yet.
    if (/\.(ts|tsx|md)$/.test(path) && read(path) === undefined) {
      problems.push(`${id} names ${path}, which is not there`)
    }
  }
  const named = [...test.matchAll(/`([^`]+)`([^`]*)/g)]
  if (verdict === 'holds' && named.length === 0) problems.push(`${id} has no test`)
  for (const [, path = '', what = ''] of named) {
    const text = read(path)
    if (text === undefined) problems.push(`${id} names ${path}, which is not there`)
    const rules = what.match(/\b[A-Z]{2}-\d+\b/g) ?? []
    const names = [...what.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name)
    if (rules.length + names.length === 0) problems.push(`${id} names no test in ${path}`)
    for (const rule of rules) {
      if (!spec.includes(`- **${rule}** `)) problems.push(`${id}: ${rule} is not in SPEC`)
      if (!new RegExp(`${rule}\\b`).test(text ?? '')) problems.push(`${id}: ${rule} not in ${path}`)
    }
    for (const name of names) {
      if (!text?.includes(name)) problems.push(`${id}: "${name}" not in ${path}`)
    }
  }
  return problems
}

function countProblems(page: string, rows: readonly Row[]): string[] {
  const numbers = (of: readonly Row[]) =>
    verdicts.map((verdict) => of.filter((row) => row.verdict === verdict).length)
  const asvs = rows.filter(({ level }) => level > 0)
  const tables = [1, 2, 3, undefined].flatMap((level) => {
    const of = asvs.filter((row) => level === undefined || row.level === level)
    const cells = [...numbers(of), of.length].join(' | ')
    const start = level === undefined ? 'all' : `level ${level}`
    const isTold = page
      .split('\n')
      .some((line) => line.startsWith(`| ${start}`) && line.endsWith(` | ${cells} |`))
    return isTold ? [] : [`the table of counts should say ${start}: ${cells}`]
  })
  const chapters = page.split(/^## /m).flatMap((section) => {
    const name = /^V\d+/.exec(section)?.[0]
    if (name === undefined) return []
    const counts = numbers(asvs.filter(({ chapter }) => chapter === name))
    const line = `${verdicts.map((verdict, at) => `${counts[at]} ${verdict}`).join(', ')}`
    return section.split('\n').includes(line) ? [] : [`${name} should say ${line}`]
  })
  return [...tables, ...chapters]
}
