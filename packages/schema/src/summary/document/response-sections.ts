import { utcMs } from '../../primitives/utc-minute.ts'
import { actorTypes } from '../../vocabulary/actor-types.ts'
import { alertLevels } from '../../vocabulary/alert-levels.ts'
import { cannotRespondReasons } from '../../vocabulary/cannot-respond-reasons.ts'
import { capacity } from '../../vocabulary/capacity.ts'
import { hostLevers } from '../../vocabulary/host-levers.ts'
import { hrddpChecks } from '../../vocabulary/hrddp-checks.ts'
import { imminence } from '../../vocabulary/imminence.ts'
import { recommendationOrgans } from '../../vocabulary/recommendation-organs.ts'
import { recommendationOwners } from '../../vocabulary/recommendation-owners.ts'
import { responseTypes } from '../../vocabulary/response-types.ts'
import { threatKinds } from '../../vocabulary/threat-kinds.ts'
import { threatCapabilities, threatIntents } from '../../vocabulary/threat-strength.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { will } from '../../vocabulary/will.ts'
import type { Clock, HostAssessment, OutlookEntry, PaperModel } from '../paper/state.ts'
import {
  countCell,
  daysCell,
  minutesCell,
  numberCell,
  tableOf,
  textCell,
  trace,
  traceCell,
} from './cells.ts'
import type { Block, Cell } from './document.ts'
import type { Wording } from './document-of.ts'
import { areaName } from './harm-sections.ts'
import type { PaperWords } from './paper-words.ts'
import type { PaperKey } from './words-en.ts'

function note({ text }: PaperWords, key: PaperKey): Block {
  return { kind: 'note', text: [text(key)] }
}

export function openAlerts({ openAlerts: alerts }: PaperModel, wording: Wording): Block[] {
  const { words } = wording
  if (alerts.length === 0) return [note(words, 'nothing')]
  const rows = alerts.map((alert) => [
    textCell(words.label(alertLevels, alert.level)),
    traceCell(words.text(`about.${alert.about}`), [alert.id]),
    textCell(areaName(alert.area, wording)),
    textCell(words.moment(alert.raisedAt)),
    minutesCell(words, alert.waiting),
    minutesCell(words, alert.target),
    textCell(words.text(`standing.${alert.standing}`)),
  ])
  return [
    tableOf(
      words,
      'open_alerts',
      {
        sheet: 'sheet.open_alerts',
        caption: words.text('caption.open_alerts'),
        columns: [
          ['head.level', 11],
          ['head.about', 18],
          ['head.area', 18],
          ['head.raised', 17],
          ['head.waiting', 13, 'minutes'],
          ['head.target', 12, 'minutes'],
          ['head.standing', 13],
        ],
      },
      rows,
    ),
  ]
}

export function outlook({ outlook: of }: PaperModel, wording: Wording): Block[] {
  const { words } = wording
  const entries = (['must', 'should', 'could'] as const).flatMap((priority) =>
    of[priority].map((entry) => ({ priority, entry })),
  )
  if (entries.length === 0) return [note(words, 'nothing')]
  const rows = entries.map(({ priority, entry }) => [
    textCell(words.text(`priority.${priority}`)),
    traceCell(words.label(threatKinds, entry.kind), [entry.id]),
    textCell(areaName(entry.area, wording)),
    textCell(words.label(imminence, entry.imminence)),
    textCell(words.label(threatIntents, entry.intent)),
    textCell(words.label(threatCapabilities, entry.capability)),
    textCell(standingOf(entry, words)),
  ])
  return [
    tableOf(
      words,
      'outlook',
      {
        sheet: 'sheet.outlook',
        caption: words.text('caption.outlook', { until: words.moment(of.until) }),
        columns: [
          ['head.priority', 11],
          ['head.threat', 20],
          ['head.area', 14],
          ['head.imminence', 13],
          ['head.intent', 12],
          ['head.capability', 12],
          ['head.standing', 21],
        ],
      },
      rows,
    ),
  ]
}

/** Where its alert stands, when it was noticed, and that nobody has spoken of it for long. */
function standingOf({ alert, noticedAt, isStale }: OutlookEntry, words: PaperWords): string {
  return [
    words.text(alert === null ? 'standing.noAlert' : `standing.${alert}`),
    ...(noticedAt === null ? [] : [words.text('noticed', { at: words.moment(utcMs(noticedAt)) })]),
    ...(isStale ? [words.text('stale')] : []),
  ].join(words.text('comma'))
}

export function response({ response: of }: PaperModel, { words }: Wording): Block[] {
  return [
    ...clocks(of.clocks, words),
    ...done(of.done, words),
    { kind: 'note', text: words.say('note.visits', { count: trace(words, of.visits) }) },
    { kind: 'heading', text: words.text('heading.notDone') },
    ...notDone(of.notDone, words),
  ]
}

function clocks(lines: PaperModel['response']['clocks'], words: PaperWords): Block[] {
  if (lines.length === 0) return [note(words, 'nothing')]
  const rows = lines.map((line) => [
    textCell(words.label(alertLevels, line.level)),
    countCell(words, line.raised),
    minutesCell(words, line.target),
    countCell(words, line.inTime),
    countCell(words, line.late),
    countCell(words, line.unanswered),
    clockCell(line.taken, words),
    clockCell(line.onSite, words),
    clockCell(line.communityTold, words),
  ])
  const caption = words.text('caption.clocks')
  return [
    tableOf(
      words,
      'clocks',
      {
        sheet: 'sheet.clocks',
        caption,
        columns: [
          ['head.level', 11],
          ['head.raisedCount', 10, 'n'],
          ['head.target', 12, 'minutes'],
          ['head.inTime', 8, 'n'],
          ['head.late', 8, 'n'],
          ['head.unanswered', 14, 'n'],
          ['head.taken', 15],
          ['head.onSite', 15],
          ['head.told', 15],
        ],
      },
      rows,
    ),
  ]
}

/** "12 min; 52 min (3)": median and longest, of so many. */
function clockCell({ reached, median, longest }: Clock, words: PaperWords): Cell {
  if (median === null || longest === null) return traceCell(words.text('none'), reached.ids)
  const [middle, most] = [words.minutes(median), words.minutes(longest)]
  const text = words.text('clock', {
    median: middle,
    longest: most,
    count: words.count(reached.count),
  })
  return traceCell(text, reached.ids)
}

function done(lines: PaperModel['response']['done'], words: PaperWords): Block[] {
  if (lines.length === 0) return [note(words, 'note.nothingDone')]
  const rows = lines.map(({ response: code, alerts }) => [
    textCell(words.label(responseTypes, code)),
    countCell(words, alerts),
  ])
  const caption = words.text('caption.done')
  const columns = [
    ['head.response', 40],
    ['head.alerts', 12, 'n'],
  ] as const
  return [tableOf(words, 'done', { sheet: 'sheet.done', caption, columns }, rows)]
}

function notDone(lines: PaperModel['response']['notDone'], words: PaperWords): Block[] {
  if (lines.length === 0) return [note(words, 'note.nothingNotDone')]
  const rows = lines.map(({ reason, alerts }) => [
    textCell(words.label(cannotRespondReasons, reason)),
    countCell(words, alerts),
  ])
  const caption = words.text('caption.not_done')
  const columns = [
    ['head.reason', 40],
    ['head.alerts', 12, 'n'],
  ] as const
  return [tableOf(words, 'not_done', { sheet: 'sheet.not_done', caption, columns }, rows)]
}

export function hostState({ hostState: of }: PaperModel, wording: Wording): Block[] {
  const { words } = wording
  const assessed = (list: Vocabulary, code: string | null, before: string | null): string => {
    const now = code === null ? words.text('notKnown') : words.label(list, code)
    if (before === null || before === code) return now
    return words.text('changedFrom', { now, before: words.label(list, before) })
  }
  const rows = of.assessments.map((line) => [
    traceCell(areaName(line.area, wording), [line.id]),
    textCell(
      line.forces === null ? words.text('wholeState') : words.label(actorTypes, line.forces),
    ),
    textCell(assessed(will, line.will, line.willBefore)),
    textCell(assessed(capacity, line.capacity, line.capacityBefore)),
    textCell(words.date(line.on)),
    textCell(leversOf(line, words)),
  ])
  const caption = words.text('caption.host_state')
  const columns = [
    ['head.area', 15],
    ['head.forces', 16],
    ['head.will', 18],
    ['head.capacity', 17],
    ['head.assessedOn', 14],
    ['head.levers', 20],
  ] as const
  return [
    ...(of.isRecorded ? [] : [note(words, 'note.hostNotRecorded')]),
    ...(rows.length > 0
      ? [tableOf(words, 'host_state', { sheet: 'sheet.host_state', caption, columns }, rows)]
      : []),
    {
      kind: 'note',
      text: words.say('note.stateForces', {
        verified: trace(words, of.byStateForces.verified),
        unverified: trace(words, of.byStateForces.unverified),
      }),
    },
  ]
}

/** What is proposed, and how far the check is that support needs. */
function leversOf({ levers, hrddp }: HostAssessment, words: PaperWords): string {
  if (levers.length === 0) return words.text('none')
  const named = levers.map((code) => words.label(hostLevers, code)).join(words.text('comma'))
  if (hrddp === null) return named
  return words.text('leversChecked', { levers: named, check: words.label(hrddpChecks, hrddp) })
}

export function recommendations({ recommendations: by }: PaperModel, wording: Wording): Block[] {
  const { words } = wording
  const rows = by.flatMap(({ organ, entries }) =>
    entries.map((entry) => [
      textCell(words.label(recommendationOrgans, organ)),
      traceCell(areaName(entry.area, wording), [entry.id]),
      textCell(words.label(recommendationOwners, entry.owner)),
      entry.due === null ? textCell(words.text('none')) : textCell(words.date(entry.due)),
      textCell(words.text(`standing.${entry.standing}`)),
      entry.overdue === null
        ? numberCell(words.text('none'), null)
        : daysCell(words, entry.overdue),
    ]),
  )
  if (rows.length === 0) return [note(words, 'nothing')]
  const caption = words.text('caption.recommendations')
  const columns = [
    ['head.organ', 20],
    ['head.area', 17],
    ['head.owner', 20],
    ['head.due', 17],
    ['head.standing', 13],
    ['head.overdue', 13, 'days'],
  ] as const
  return [
    tableOf(words, 'recommendations', { sheet: 'sheet.recommendations', caption, columns }, rows),
  ]
}
