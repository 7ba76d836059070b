import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What turns text into code, markup, a query or a command, and where it may stand. */
const dangers: readonly [what: RegExp, may: RegExp][] = [
  [/\beval\(|\bnew Function\(|['"]node:vm['"]/, /^$/],
  [/\b(inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|\bdocument\.write/, /^$/],
  [/createContextualFragment|\bDOMParser\b|\bsrcdoc\b|javascript:/i, /^$/],
  // Migrations are our own text, and run once.
  [/\bsql\.(raw|lit)\b/, /^apps\/server\/src\/db\/migrations\//],
  [/['"](node:)?child_process['"]/, /^$/],
]

function dangersIn(path: string, text: string): string[] {
  return dangers.flatMap(([what, may]) => {
    const found = may.test(path) ? null : what.exec(text)
    return found ? [`${path}: ${found[0]}`] : []
  })
}

const shipped = globSync(['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'], {
  cwd: root,
}).filter((path) => !/\.(test|e2e|bench)\.tsx?$|\/(testing|testkit|tools)\//.test(path))

describe('nothing that is shipped turns text into something that runs', () => {
  it('in no file', () => {
    expect(shipped.length).toBeGreaterThan(300)
    const found = shipped.flatMap((path) => dangersIn(path, readFileSync(join(root, path), 'utf8')))
    expect(found).toEqual([])
  })

  it.each([
    'eval(text)',
    'new Function(text)',
    "import { Script } from 'node:vm'",
    'element.innerHTML = text',
    '<p dangerouslySetInnerHTML={{ __html: text }} />',
    'document.write(text)',
    'new DOMParser()',
    "location.href = 'javascript:run()'",
    'sql.raw(text)',
    "import { exec } from 'node:child_process'",
  ])('%s would be found', (text) => {
    expect(dangersIn('apps/server/src/log/x.ts', text)).toHaveLength(1)
  })
})
