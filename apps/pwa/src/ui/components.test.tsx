import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Router } from 'wouter'
import { Button, ButtonLink } from './button.tsx'
import { Chain } from './chain.tsx'
import { Choices } from './choices.tsx'
import { Code } from './code.tsx'
import { Count } from './count.tsx'
import { Field, TextArea } from './field.tsx'
import { Frame } from './frame.tsx'
import { Icon } from './icon.tsx'
import { PassphraseField } from './passphrase-field.tsx'
import { Progress } from './progress.tsx'
import { Row } from './row.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SplitBar } from './split-bar.tsx'
import { Table } from './table.tsx'

function html(element: ReactElement): string {
  return renderToStaticMarkup(<Router ssrPath="/">{element}</Router>)
}

const nothing = () => undefined

describe('buttons', () => {
  test('a button that may not be used keeps its words, can be reached and says why', () => {
    const out = html(
      h(Button, { label: 'Verified', disabledReason: 'One origin, two are needed.' }),
    )
    const id = /aria-describedby="([^"]+)"/.exec(out)?.[1]
    expect(out).toContain('aria-disabled="true"')
    expect(out).not.toMatch(/ disabled/)
    expect(out).toContain(`id="${id}">One origin, two are needed.`)
  })

  test('a square button has its words as its name', () => {
    expect(html(h(Button, { label: 'Close', icon: 'close', square: true }))).toContain(
      'aria-label="Close"',
    )
    expect(html(h(ButtonLink, { label: 'Map', href: '/map' }))).toContain('href="/map"')
  })
})

describe('typed text leaves no trace', () => {
  const fields = [
    h(Field, { label: 'a', value: '', onChange: nothing }),
    h(TextArea, { label: 'a', value: '', onChange: nothing }),
    h(SelectField, { label: 'a', value: '', options: [], onChange: nothing }),
    h(Count, { label: 'a', value: 1, onChange: nothing, fewer: 'f', more: 'm' }),
    h(Choices, {
      legend: 'q',
      options: [{ value: 'x', label: 'X' }],
      value: null,
      onChange: nothing,
    }),
  ]
  test.each(fields.map((field, index) => [index, field] as const))('field %i', (_index, field) => {
    const controls = [...html(field).matchAll(/<(?:input|textarea|select)[^>]*>/g)]
    expect(controls.length).toBeGreaterThan(0)
    for (const [control] of controls) expect(control).toContain('autoComplete="off"')
  })

  test('a secret is masked until its owner asks to see it', () => {
    const field = { label: 'p', value: 'violet', onChange: nothing, show: 'Show', hide: 'Hide' }
    const text = html(h(PassphraseField, field))
    expect(text).toMatch(/<input[^>]*type="password"/)
    expect(text).toContain('Show')
  })

  test('a sheet is never submitted by the browser', () => {
    const sheet = (
      <Sheet
        title="Flash report"
        close={{ label: 'Close', href: '/' }}
        onSubmit={nothing}
        send={{ text: 'x', actions: null }}
      >
        x
      </Sheet>
    )
    expect(html(sheet)).toMatch(/<form[^>]*autoComplete="off"/)
    expect(html(sheet)).not.toContain('action=')
  })
})

describe('fields', () => {
  test('hint and wrong are tied to the control', () => {
    const out = html(
      h(Field, {
        label: 'Grid',
        hint: 'For example',
        wrong: 'Enter',
        value: '',
        onChange: nothing,
      }),
    )
    const ids = /<input[^>]*aria-describedby="([^"]+)"/.exec(out)?.[1]?.split(' ') ?? []
    expect(ids).toHaveLength(2)
    for (const id of ids) expect(out).toContain(`id="${id}"`)
    expect(out).toContain('aria-invalid="true"')
  })

  test('tiles of one question share a name; many are checkboxes', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B', danger: true },
    ] as const
    const one = html(h(Choices, { legend: 'q', options, value: 'b', onChange: nothing }))
    expect(new Set([...one.matchAll(/name="([^"]+)"/g)].map((match) => match[1])).size).toBe(1)
    expect(one.match(/checked=""/g)).toHaveLength(1)
    const many = html(
      h(Choices, { legend: 'q', options, many: true, value: ['a', 'b'], onChange: nothing }),
    )
    expect(many.match(/type="checkbox"[^>]*checked=""/g)).toHaveLength(2)
  })
})

describe('signs', () => {
  test('a glyph that follows the line of reading turns', () => {
    expect(html(h(Icon, { name: 'advance' }))).toContain('icon--turns')
    expect(html(h(Icon, { name: 'clock' }))).not.toContain('icon--turns')
  })

  test('a code keeps its direction', () => {
    expect(html(h(Code, null, '35N QA'))).toBe('<bdi class="code" dir="ltr">35N QA</bdi>')
  })

  test('a chain says its states in words too', () => {
    const out = html(
      h(Chain, { stops: [{ key: 'a', label: 'Seen', state: 'open', stateWord: 'not started' }] }),
    )
    expect(out).toContain('is-open')
    expect(out).toContain('not started')
  })

  test('a split bar of nothing draws nothing and does not divide by it', () => {
    expect(html(h(SplitBar, { verified: 0, unverified: 0, of: 0 }))).not.toContain('NaN')
  })

  test('progress of unknown size is not a number', () => {
    const out = html(h(Progress, { label: 'Map', done: 3, total: null, says: '3' }))
    expect(out).not.toMatch(/<progress[^>]*(value|max)=/)
  })
})

describe('pages', () => {
  test('lock is the last place of the rail', () => {
    const out = html(
      <Frame
        label="Main"
        skip="Go to the content"
        places={[{ href: '/', label: 'Reports', icon: 'doc', current: true }]}
        lock={{ label: 'Lock', onPress: nothing }}
      >
        x
      </Frame>,
    )
    expect(out).toMatch(/aria-current="page"/)
    expect(out.indexOf('Lock')).toBeGreaterThan(out.indexOf('Reports'))
  })

  test('rows lead somewhere or do something', () => {
    expect(html(h(Row, { icon: 'doc', name: 'n', href: '/r/1' }))).toContain('<a')
    expect(html(h(Row, { icon: 'doc', name: 'n', onPress: nothing }))).toContain('<button')
  })

  test('a table names its columns and rows', () => {
    const out = html(
      h(Table<{ id: string; n: number }>, {
        columns: [
          { key: 'id', head: 'Harm', cell: (row) => row.id, rowHead: true },
          { key: 'n', head: 'Verified', cell: (row) => row.n, number: true },
        ],
        rows: [{ id: 'Killed', n: 4 }],
        rowKey: (row) => row.id,
      }),
    )
    expect(out).toContain('<th scope="row">Killed</th><td class="n" data-head="Verified">4</td>')
  })
})
