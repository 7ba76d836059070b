import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import { paperGaps } from '@tocsin/schema/paper/gaps'
import { contentHash, paperStanding } from '@tocsin/schema/paper/select'
import type { Paper, PaperEdit } from '@tocsin/schema/paper/state'
import { eventId, SeatId } from '@tocsin/schema/primitives/ids'
import { deskScope } from '@tocsin/schema/primitives/mission-scope'
import { ok } from '@tocsin/schema/primitives/result'
import { paperWords } from '@tocsin/schema/summary/document/paper-words'
import { ondaraWeek } from '@tocsin/schema/summary/document/testing/ondara-week'
import { modelHash } from '@tocsin/schema/summary/paper/model-text'
import { type PaperSection, paperSections } from '@tocsin/schema/summary/paper/sections'
import { recordId } from '@tocsin/schema/summary/paper/testing/source'
import { demoSettings } from '@tocsin/testkit/demo/demo-mission'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Router } from 'wouter'
import { createI18n } from '../../i18n/i18n.ts'
import { locales } from '../../i18n/locale.ts'
import { WordsProvider } from '../../i18n/use-words.tsx'
import type { BegunWords } from './begun-words.ts'
import { PaperScreen } from './paper-screen.tsx'
import { Replayed } from './replay-panel.tsx'

// as: all that the words ask of a page.
const page = { documentElement: { lang: '', dir: '' } } as unknown as Document
const dalia = SeatId.parse('1'.repeat(32))
const ruth = SeatId.parse('2'.repeat(32))
const model = ondaraWeek()
const step = (n: number, seat = dalia) => ({
  event: eventId(seat, n),
  seat,
  saidAt: model.asOf.at + n,
  receivedAt: null,
  seq: n,
})

const drafted: Paper = {
  id: recordId(1),
  scope: deskScope,
  weekStart: model.week.firstDate,
  version: 1,
  replaces: null,
  drafts: [{ ...step(1), model: modelHash(model), asOf: model.asOf }],
  edits: [],
  signatures: [],
  released: null,
  dissents: [],
  shares: [],
  seq: 1,
}

function edit(n: number, section: string, before: string | null, after: string | null): PaperEdit {
  return { ...step(n), section, isEmptied: after === null, before, after }
}

const written: Paper = {
  ...drafted,
  edits: [
    edit(2, 'response', null, 'No patrol went.'),
    edit(3, 'response', 'No patrol went.', 'No patrol went: the road is cut.'),
    edit(4, 'unknowns', null, 'Whether Sangari is safe.'),
  ],
}
const signed: Paper = {
  ...written,
  signatures: [{ ...step(5), content: contentHash(written), stands: true }],
}
const released: Paper = { ...signed, released: { ...step(6, ruth), content: contentHash(signed) } }

function answerOf(paper: Paper, of: Partial<PaperAnswer> = {}): PaperAnswer {
  const seat = (name: string) => ({ name, role: 'analyst' as const, component: null })
  return {
    paper,
    standing: paperStanding(paper),
    model,
    content: contentHash(paper),
    isWhole: null,
    gaps: paperGaps(paper, model),
    since: { late: [], restatements: [], erased: 0 },
    seats: { [dalia]: seat('Dalia'), [ruth]: seat('Ruth') },
    seenSeq: 9,
    ...of,
  }
}

const unescaped = (markup: string) =>
  markup.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

async function shown(
  answer: PaperAnswer,
  locale: (typeof locales)[number] = 'en',
  seat = dalia,
  begun: ReadonlyMap<PaperSection, BegunWords> = new Map(),
) {
  const i18n = await createI18n(locale, page)
  await i18n.open('desk')
  const markup = renderToStaticMarkup(
    <WordsProvider i18n={i18n}>
      <Router ssrPath="/desk/papers">
        <PaperScreen
          answer={answer}
          papers={[]}
          rows={[]}
          ground={null}
          settings={demoSettings}
          actor={{ seat, role: 'analyst', areas: [] }}
          isPending={false}
          now={model.asOf.at}
          askRows={async () => ok([])}
          replay={async () =>
            ok({ isSame: true, differs: [], erased: 0, reducers: { was: 1, now: 1 } })
          }
          begun={begun}
          throwAway={() => undefined}
          write={async () => ok(null)}
          onAct={() => undefined}
          onTakeIn={() => undefined}
          said={null}
          filesAndHandOvers={null}
        />
      </Router>
    </WordsProvider>,
  )
  return { markup: unescaped(markup), t: i18n.words().t, i18n }
}

test.each(locales)(
  'SP-15 twelve sections, and what is missing in plain words, in %s',
  async (locale) => {
    const draft = await shown(answerOf(drafted), locale)
    const says = paperWords(locale)
    for (const section of paperSections) {
      expect(draft.markup).toContain(says.text(`section.${section}`))
    }
    const title = (section: 'response' | 'unknowns') => says.text(`section.${section}`)
    const gaps = [
      draft.t('paper.missing', { count: 2 }),
      draft.t('paper.gapResponse', { section: title('response') }),
      draft.t('paper.gapUnknowns', { section: title('unknowns') }),
    ]
    for (const gap of gaps) expect(draft.markup).toContain(gap)
    const complete = await shown(answerOf(written), locale)
    for (const gap of gaps) expect(complete.markup).not.toContain(gap)
  },
)

test('SP-1 every number that counts records opens them, and one that counts none opens nothing', async () => {
  const { markup } = await shown(answerOf(drafted))
  const { count } = paperWords('en')
  const { verified, unverified, total } = model.figures.incidents.now
  for (const side of [verified, unverified, total]) {
    expect(side.ids.length).toBeGreaterThan(0)
    expect(markup).toContain(`paper__trace">${count(side.count)}</button>`)
  }
  expect(markup).toContain('<span class="num">0</span>')
  expect(markup).not.toContain('paper__trace">0</button>')
})

test('SP-14 edits stand with who and when, and what stood there before beside what stands there now', async () => {
  const { markup, t } = await shown(answerOf(written))
  expect(markup).toContain('<del>No patrol went.</del>')
  expect(markup).toContain('<ins>No patrol went: the road is cut.</ins>')
  expect(markup).toContain('Dalia')
  expect(markup).toContain(t('paper.seeEdits', { count: 2 }))
  expect(markup.indexOf('No patrol went: the road')).toBeGreaterThan(
    markup.indexOf('data-section="response"'),
  )
  const untouched = await shown(answerOf(drafted))
  expect(untouched.markup).not.toContain('<ins>')
})

test('SP-14 words that were begun and not saved stand under their section, to go on with while anybody writes', async () => {
  const begunAs = (text: string) => {
    const form = { paper: drafted.id, section: 'response' as const, opened: '', text }
    const saved = { id: 'a', kind: 'paper-words', title: null, savedAt: 1, form }
    return new Map([[form.section, { ...form, saved }]])
  }
  const half = begunAs('No patrol went to')
  const draft = await shown(answerOf(drafted), 'en', dalia, half)
  const after = [draft.t('paper.begun'), draft.t('paper.goOn'), draft.t('paper.throwAway')]
  for (const said of ['No patrol went to', ...after]) expect(draft.markup).toContain(said)
  const done = await shown(answerOf(released), 'en', dalia, half)
  expect(done.markup).toContain(done.t('paper.throwAway'))
  expect(done.markup).not.toContain(done.t('paper.goOn'))
  const same = await shown(
    answerOf(written),
    'en',
    dalia,
    begunAs('No patrol went: the road is cut.'),
  )
  expect(same.markup).not.toContain(same.t('paper.begun'))
})

test('SP-16 SP-17 signed by one, released by another, and nothing is written afterwards', async () => {
  const own = await shown(answerOf(signed))
  expect(own.markup).toContain(saidOf(own, 'second_reader_needed'))
  const other = await shown(answerOf(signed), 'en', ruth)
  expect(other.markup).toContain(other.t('paper.release'))
  expect(other.markup).not.toContain(saidOf(other, 'second_reader_needed'))
  const stale = {
    ...signed,
    signatures: signed.signatures.map((one) => ({ ...one, stands: false })),
  }
  const changed = await shown(answerOf(stale), 'en', ruth)
  expect(changed.markup).toContain('the signature does not stand')
  expect(changed.markup).not.toContain(`>${changed.t('paper.release')}</button>`)
  const out = await shown(answerOf(released), 'en', ruth)
  expect(out.markup).not.toContain(out.t('paper.write'))
  expect(out.markup).not.toContain(`>${out.t('paper.sign')}</button>`)
})

function saidOf({ i18n }: Awaited<ReturnType<typeof shown>>, code: 'second_reader_needed') {
  return i18n.words().problemWords({ code }).said
}

test('SP-21 what changed since is told with its way out; a paper whose model is lost shows no number', async () => {
  const [late] = model.figures.incidents.now.total.ids
  const since = { late: late ? [late] : [], restatements: [], erased: 2 }
  const changed = await shown(answerOf(drafted, { since }))
  expect(changed.markup).toContain(changed.t('paper.late', { count: 1 }))
  expect(changed.markup).toContain(changed.t('paper.erased', { count: 2 }))
  expect(changed.markup).toContain(changed.t('paper.takeIn'))
  const same = await shown(answerOf(drafted))
  expect(same.markup).not.toContain(same.t('paper.takeIn'))
  const lost = await shown(answerOf(written, { model: null, gaps: [] }))
  expect(lost.markup).toContain(lost.t('paper.modelLostTodo'))
  expect(lost.markup).not.toContain('paper__trace')
})

test.each(locales)(
  'SP-19 a replay says what is the same, what differs and what explains it, in %s',
  async (locale) => {
    const i18n = await createI18n(locale, page)
    await i18n.open('desk')
    const { t } = i18n.words()
    const said = (of: Partial<Parameters<typeof Replayed>[0]['replay']>) =>
      renderToStaticMarkup(
        <WordsProvider i18n={i18n}>
          <Replayed
            replay={{ isSame: true, differs: [], erased: 0, reducers: { was: 1, now: 1 }, ...of }}
            partWords={(part) => `«${part}»`}
          />
        </WordsProvider>,
      )
    expect(said({})).toContain(t('paper.replaySame'))
    const differs = said({ isSame: false, differs: ['figures'], erased: 1 })
    expect(differs).toContain(t('paper.replayDiffers'))
    expect(differs).toContain(t('paper.differsIn', { parts: '«figures»' }))
    expect(differs).toContain(t('paper.erased', { count: 1 }))
    expect(differs).not.toContain(t('paper.unexplained'))
    expect(said({ isSame: false, differs: ['figures'] })).toContain(t('paper.unexplained'))
  },
)

test.each(locales)(
  'SD-10 the paper on the screen is marked above and below as its print is, in %s',
  async (locale) => {
    const { text } = paperWords(locale)
    const draft = `>${text('issue.mark')} · ${text('classification')}<`
    const marks = ({ markup }: { markup: string }, mark: string) => markup.split(mark).length - 1
    const [before, after] = [
      await shown(answerOf(signed), locale),
      await shown(answerOf(released), locale),
    ]
    expect([marks(before, draft), marks(after, draft)]).toEqual([2, 0])
    expect(marks(after, `>${text('classification')}<`)).toBe(2)
  },
)
