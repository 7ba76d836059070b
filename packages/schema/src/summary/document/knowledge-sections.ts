import type { Count } from '../../primitives/count.ts'
import { alertLevels } from '../../vocabulary/alert-levels.ts'
import { cannotRespondReasons } from '../../vocabulary/cannot-respond-reasons.ts'
import { standardsOfProof } from '../../vocabulary/standards-of-proof.ts'
import type { PaperModel } from '../paper/state.ts'
import type { Statement } from '../paper/statement.ts'
import { daysCell, tableOf, textCell, trace } from './cells.ts'
import type { Block, Text } from './document.ts'
import type { Wording } from './document-of.ts'
import { areaName } from './harm-sections.ts'

export function bottomLine({ bottomLine: lines }: PaperModel, wording: Wording): Block[] {
  const { text } = wording.words
  if (lines.length === 0) return [{ kind: 'note', text: [text('nothing')] }]
  const items = lines.map((statement) => said(statement, wording))
  return [{ kind: 'list', isOrdered: true, items }]
}

/** The first number of a sentence opens what is behind all of it. */
function said(statement: Statement, wording: Wording): Text {
  const { words } = wording
  const { say, text, count, minutes } = words
  const opens = (of: Count) => ({ text: count(of), behind: statement.ids })
  const areas = (ids: readonly Parameters<typeof areaName>[0][]) =>
    ids.map((id) => areaName(id, wording)).join(text('comma'))
  switch (statement.code) {
    case 'no_incidents':
      return say('says.no_incidents')
    case 'harm':
      return say('says.harm', {
        harm: text(`harm.${statement.harm}`),
        now: opens(statement.now),
        verified: count(statement.verified),
        before: count(statement.before),
      })
    case 'incidents':
      return say('says.incidents', {
        now: opens(statement.now),
        verified: count(statement.verified),
        before: count(statement.before),
      })
    case 'unanswered_alerts':
      return say('says.unanswered_alerts', {
        level: words.label(alertLevels, statement.level),
        alerts: opens(statement.alerts),
        longest: minutes(statement.longest),
      })
    case 'late_answers':
      return say('says.late_answers', {
        alerts: opens(statement.alerts),
        longest: minutes(statement.longest),
      })
    case 'no_response':
      return say('says.no_response', {
        alerts: opens(statement.alerts),
        reason: words.label(cannotRespondReasons, statement.reason),
      })
    case 'threats':
      return say('says.threats', {
        threats: opens(statement.threats),
        areas: areas(statement.areas),
      })
    case 'children':
      return say('says.children', {
        incidents: opens(statement.incidents),
        verified: count(statement.verified),
      })
    case 'restated':
      return say('says.restated', {
        figure: text(`harm.${statement.figure}`),
        week: words.code(statement.week),
        was: count(statement.was),
        now: opens(statement.now),
      })
    case 'silent_areas':
      return say('says.silent_areas', { areas: areas(statement.areas) })
    case 'late_reports':
      return say('says.late_reports', { incidents: opens(statement.incidents) })
    case 'overdue':
      return say('says.overdue', {
        recommendations: opens(statement.recommendations),
        longest: text('days', { n: statement.longest }),
      })
    case 'one_area':
      return say('says.one_area', {
        incidents: opens(statement.incidents),
        area: areaName(statement.area, wording),
      })
  }
}

const unknownCounts = [
  'unknownDate',
  'countryOnly',
  'impreciseDate',
  'imprecisePlace',
  'late',
  'lateOfEarlier',
  'clockWrong',
  'noAccess',
] as const

export function unknowns({ unknowns: of }: PaperModel, wording: Wording): Block[] {
  const { words } = wording
  const { share } = of.completeness
  const items: Text[] = [
    share === null
      ? words.say('unknown.completenessNotKnown')
      : words.say('unknown.completeness', {
          share: Math.round(share * 100),
          n: of.completeness.of,
        }),
    ...unknownCounts.map((key) => words.say(`unknown.${key}`, { count: trace(words, of[key]) })),
  ]
  return [{ kind: 'list', isOrdered: false, items }, ...silent(of.silentAreas, wording)]
}

function silent(areas: PaperModel['unknowns']['silentAreas'], wording: Wording): Block[] {
  const { words } = wording
  if (areas.length === 0) return [{ kind: 'note', text: words.say('unknown.nothingSilent') }]
  const rows = areas.map(({ area, lastAt, days }) => [
    textCell(areaName(area, wording)),
    textCell(lastAt === null ? words.text('never') : words.moment(lastAt)),
    daysCell(words, days),
  ])
  const caption = words.text('caption.silent')
  const columns = [
    ['head.area', 30],
    ['head.lastRecord', 20],
    ['head.silentFor', 15, 'days'],
  ] as const
  return [
    { kind: 'paragraph', text: words.say('unknown.silent') },
    tableOf(words, 'silent', { sheet: 'sheet.silent', caption, columns }, rows),
  ]
}

export function method({ method: of, asOf }: PaperModel, { words }: Wording): Block[] {
  const { say, label, moment } = words
  const standard = label(standardsOfProof, of.standardOfProof)
  const paragraphs: Text[] = [
    say('method.proof', { standard }),
    say('method.counting'),
    say('method.civilians'),
    say('method.asOf', { seq: asOf.seq, reducers: asOf.reducers, at: moment(asOf.at) }),
    say(`method.distribution.${of.distribution}`),
  ]
  return [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    ...(of.caveats.length > 0
      ? [
          { kind: 'heading', text: words.text('heading.caveats') } as const,
          {
            kind: 'list',
            isOrdered: false,
            items: of.caveats.map((caveat) => say(`caveat.${caveat}`)),
          } as const,
        ]
      : []),
  ]
}
