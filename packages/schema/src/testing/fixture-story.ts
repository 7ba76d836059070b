import { noteCardUsed } from '../card-use/decide.ts'
import { nothingSeen } from '../events/draft.ts'
import type { BodiesOf } from '../events/registry.ts'
import { assessHostState } from '../host-state/decide.ts'
import { draftPaper } from '../paper/decide.ts'
import { EventId, type RecordId, recordIdOf, scopeId } from '../primitives/ids.ts'
import type { Result } from '../primitives/result.ts'
import { makeRecommendation } from '../recommendation/decide.ts'
import { changeSeat, enrolSeat, revokeSeat } from '../seat/decide.ts'
import { logVisit } from '../visit/decide.ts'
import { judgeWarning, raiseWarning } from '../warning/decide.ts'
import { actor, area, begins, createStory, seatNumber, type Teller } from './story.ts'

const count = { min: 3, best: 4, max: null, status: 'reported' } as const

/**
 * One night in Ondara in which every event type happens, with every field filled in somewhere: the
 * golden events are taken from it. Changing it makes no golden event change, only new ones differ.
 */
export function fixtureStory() {
  const story = createStory()
  const [office, amina, dalia] = [story.teller(1), story.teller(2), story.teller(3)]
  const system = actor(1, 'system')

  const enrolled = office.write(
    value(
      enrolSeat(system, {
        seat: seatNumber(2),
        publicKey: `${'Tocsin-seat-key_'.repeat(2)}golden-v1-A`,
        name: 'Amina, JPT Ketu',
        role: 'jpt_member',
        component: 'civil_affairs',
        areas: [area],
      }),
    ),
  )
  office.sync()
  amina.pull()

  const threat = amina.raise({
    kind: 'armed_men_movement',
    actors: [{ type: 'armed_group', name: 'Riders of the north', attribution: 'alleged' }],
    groupsAtRisk: ['woman', 'child_unknown'],
    sources: [{ type: 'community', reliability: 'c', credibility: '3', origin: 'market' }],
    alert: 'urgent',
  })
  amina.say('ThreatAmended', threat, {
    facts: {
      set: {
        place: {
          kind: 'unit',
          code: 'OD0302',
          name: 'Ketu',
          level: 'admin2',
          source: 'village',
          lat: 7.4,
          lon: 28,
        },
        imminence: 'happening_now',
        exercise: false,
      },
    },
    narrative: { title: 'Riders near Ketu', text: 'Sixty men.\nMoving south.' },
  })
  const first = amina.file({
    form: 'flash',
    what: 'attack_shooting',
    alert: 'flash',
    fromThreat: threat,
  })
  const second = amina.file(
    {
      attachTo: first,
      fromThreat: threat,
      what: 'people_harmed',
      alert: 'flash',
      exercise: false,
      place: {
        kind: 'point',
        lat: 7.412,
        lon: 28.031,
        radiusM: 500,
        source: 'gps',
        name: 'Ketu',
        pcode: 'OD0302',
      },
      imminence: 'happening_now',
      violations: [
        {
          type: 'killing',
          count,
          victims: [{ group: 'man', ageBand: 'age_18_59', status: 'civilian', count }],
        },
        { type: 'property_destruction', form: 'burning' },
      ],
      actors: [{ type: 'armed_group', attribution: 'alleged' }],
      sources: [{ type: 'eyewitness', reliability: 'b', credibility: '2' }],
    },
    'قرية كيتو: Ketu brûle',
  )
  const third = amina.file({
    form: 'import',
    place: { kind: 'country', code: 'OND', name: 'Ondara', source: 'import' },
    occurredAt: { precision: 'unknown' },
  })
  amina.say('ReportAmended', second, {
    facts: { set: { place: { kind: 'withheld' }, exercise: true } },
    narrative: { text: 'The well is poisoned.' },
    provenance: {
      ref: { system: 'ucdp_ged', id: '412700' },
      batch: 'batch-1',
      knownAt: '2026-11-21T23:59Z',
      numberOfSources: 2,
      note: 'where_prec 4',
      original: { country: 'Ondara' },
    },
  })
  amina.sync()
  dalia.pull()

  dalia.say('AlertAcknowledged', first, { facts: { by: 'Dalia, watch officer' } })
  dalia.say('AlertAnswered', first, {
    facts: { response: 'none', reason: 'no_transport', by: 'Dalia, watch officer' },
    narrative: { text: 'The road is cut.' },
  })
  dalia.say('AlertClosed', first, { facts: { reason: 'stale' } })
  dalia.say('IncidentMerged', first, { facts: { merged: third } })
  dalia.say('IncidentUnmerged', first, { facts: { merged: third } })
  dalia.say('IncidentVerified', first, {
    facts: {
      finding: 'verified',
      standardOfProof: 'reasonable_grounds',
      primarySources: 1,
      secondarySources: 2,
      unEyewitness: false,
    },
    narrative: { text: 'Three accounts agree.' },
  })
  dalia.sync()
  amina.pull()

  amina.say('ThreatClosed', threat, { facts: { reason: 'came_true' } })
  amina.say('ReportWithdrawn', third, { facts: { reason: 'same_report_twice' } })
  amina.sync()
  const seat = story.folds().seat.get(enrolled)
  if (!seat) throw new Error('the seat is not in the roster')
  office.pull()
  office.write(
    value(
      changeSeat(
        seat,
        system,
        { seq: null, own: 1 },
        {
          from: 1_795_309_200_000,
          role: 'team_leader',
          component: 'child_protection',
          areas: [area],
        },
      ),
    ),
  )
  office.write(value(revokeSeat(seat, system, { seq: null, own: 2 }, 'lost')))
  office.sync()
  deploy({ leader: dalia, member: amina })
  hear({ desk: dalia, member: amina })
  amina.say('AlertReached', first, { facts: { stop: 'on_site', at: '2026-11-22T06:30Z' } })
  amina.sync()
  warn({ office, desk: dalia })
  release({ analyst: dalia, reader: amina })
  assess({ analyst: dalia, evidence: threat })
  return { ...story, own: [office, amina, dalia].flatMap((one) => one.own()) }
}

/** Four days at Ketu, one visit and the return to it, a recommendation and what became of it, a dissent. */
function deploy({ leader, member }: { leader: Teller; member: Teller }): void {
  const deployment = leader.write({
    type: 'DeploymentOpened',
    scope: scopeId(area, 'standard'),
    record: null,
    base: nothingSeen,
    bodies: {
      facts: {
        trigger: 'threat_registered',
        from: '2026-11-23',
        to: '2026-11-26',
        stay: { kind: 'point', lat: 7.4, lon: 28, radiusM: 1000, source: 'village', name: 'Ketu' },
        lead: leader.seat,
        members: [{ component: 'civil_affairs', seat: leader.seat }, { component: 'military' }],
      },
      narrative: { title: 'Ketu, November', text: 'Find out who moves the riders.' },
    },
  })
  leader.say('DeploymentAmended', deployment, { facts: { set: { to: '2026-11-27' } } })
  leader.sync()
  member.pull()
  const met = { place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } } as const
  const log = (facts: BodiesOf<'VisitLogged'>['facts'], title: string) =>
    member.write(logVisit(area, 'standard', { facts, narrative: { title } }))
  const visit = log(
    {
      ...met,
      deployment,
      met: [{ role: 'traditional_leaders', count: 3 }, { role: 'women' }],
      perception: 'less_safe',
      returnDue: '2026-12-01',
    },
    'Ketu market',
  )
  member.say('VisitAmended', visit, { facts: { set: { perception: 'divided' } } })
  log({ ...met, deployment, returnOf: visit, perception: 'safer' }, 'Ketu again')
  const asked = { deployment, organ: 'mission', owner: 'sector_command', due: '2026-12-05' }
  const words = { narrative: { title: 'Patrol the road at dusk', text: 'Women fetch water then.' } }
  const recommendation = member.write(
    makeRecommendation(area, 'standard', { facts: { ...asked, means: ['patrols'] }, ...words }),
  )
  member.write(noteCardUsed(area, { card: 'community_meeting', version: 1 }))
  member.say('MissionReportSigned', deployment, {
    facts: {
      component: 'civil_affairs',
      report: 'a'.repeat(64),
      records: 4,
      agrees: false,
    },
    narrative: { text: 'The road is not safe by day either.' },
  })
  member.sync()
  leader.pull()
  leader.say('RecommendationAnswered', recommendation, {
    facts: {
      answer: 'partly',
      reason: 'no_means',
      by: 'Sector commander',
      organ: 'mission',
      owner: 'sector_command',
      due: '2026-12-12',
    },
    narrative: { text: 'Twice a week.' },
  })
  member.pull()
  member.say('RecommendationAmended', recommendation, {
    facts: {
      set: {
        organ: 'mission',
        owner: 'field_office',
        due: '2026-12-20',
        means: ['patrols', 'air'],
      },
      deployment,
    },
    narrative: { title: 'Patrol the road at dawn', text: 'And at dusk, when women fetch water.' },
  })
  member.say('RecommendationWithdrawn', recommendation, { facts: { reason: 'another_instead' } })
  member.sync()
  leader.say('DeploymentClosed', deployment, { facts: { reason: 'completed' } })
  leader.sync()
}

/** Early warning finds something, headquarters looks, dismisses, opens a threat after all, and it comes true. */
function warn({ office, desk }: { office: Teller; desk: Teller }): void {
  const threat = desk.raise()
  const scope = scopeId(area, 'standard')
  const warning = office.write(
    raiseWarning(scope, {
      kind: 'trend_break',
      about: 'kind:attack_on_village',
      areas: ['845a9d1ffffffff', '845a9d3ffffffff'],
      from: '2026-11-09',
      to: '2026-11-22',
      observed: 7,
      expected: 1.2,
      chance: 0.004,
      recurs: 1750,
      horizon: 28,
      reasons: [
        { code: 'reports_here', count: 7, from: '2026-11-09', to: '2026-11-22' },
        { code: 'within', km: 44.5, days: 14 },
      ],
      behind: [threat],
      knownAt: begins,
    }),
  )
  office.sync()
  desk.pull()
  const by = 'Dalia, watch officer'
  desk.say('WarningLookedAt', warning, { facts: { by } })
  desk.say('WarningAnswered', warning, {
    facts: { answer: 'dismissed', reason: 'cannot_be_checked', by },
    narrative: { text: 'Nobody answers the telephone.' },
  })
  desk.say('WarningAnswered', warning, { facts: { answer: 'threat_opened', threat, by } })
  desk.say('WarningMuted', warning, {
    facts: { until: '2026-12-20', reason: 'followed', by },
    narrative: { text: 'A patrol is there every day.' },
  })
  desk.sync()
  const judged = { cameTrue: true, incident: threat, on: '2026-11-30' }
  office.write(judgeWarning({ id: warning, scope }, judged))
  office.sync()
}

/** A flash comes as a short message, in full, before its report. */
function hear({ desk, member }: { desk: Teller; member: Teller }): void {
  const facts = {
    what: 'attack_shooting',
    imminence: 'happening_now',
    alert: 'flash',
    place: { kind: 'point', lat: 7.5, lon: 28.1, radiusM: 200, source: 'gps', name: 'Ketu' },
    occurredAt: { precision: 'minute', earliest: '2026-11-22T04:00Z', latest: '2026-11-22T04:00Z' },
    exercise: true,
  } as const
  const record = member.file({ form: 'flash', ...facts })
  desk.say('FlashHeard', record, {
    facts: { message: 'a1'.repeat(75), saidAt: '2026-11-22T04:01Z', ...facts, attached: true },
  })
  desk.sync()
  member.sync()
}

/** The summary of the week: worked out, written, worked out anew, signed by one and released by another. */
function release({ analyst, reader }: { analyst: Teller; reader: Teller }): void {
  const at = Date.UTC(2026, 10, 23, 4)
  const asOf = { seq: 40, reducers: 11, at }
  const paper = analyst.write(
    draftPaper({
      weekStart: '2026-11-16',
      version: 2,
      replaces: recordIdOf(EventId.parse(`${analyst.seat}-1`)),
      model: 'b'.repeat(64),
      asOf,
    }),
  )
  const content = 'c'.repeat(64)
  const write = (section: string, text: string) =>
    analyst.say('PaperEdited', paper, { facts: { section }, narrative: { text } })
  write('response', 'No patrol went to Sangari: the road is cut.')
  write('unknowns', 'Whether Sangari is safe is not known.')
  analyst.say('PaperEdited', paper, {
    facts: {
      section: 'method',
      emptied: false,
      redrawn: { model: 'd'.repeat(64), asOf: { ...asOf, seq: 41 } },
    },
    narrative: { text: 'Sources of one origin are counted once.' },
  })
  analyst.say('PaperSigned', paper, { facts: { content } })
  analyst.sync()
  reader.pull()
  reader.say('PaperReleased', paper, { facts: { content } })
  reader.say('PaperDissented', paper, {
    facts: { content, component: 'unpol' },
    narrative: { text: 'The abductions should lead.' },
  })
  reader.say('PaperShared', paper, {
    facts: { content, profile: { name: 'partners', version: 1, table: 'e'.repeat(64) } },
    narrative: { title: 'Protection cluster, Ondara', text: 'Weekly, by agreement of 1 November.' },
  })
  reader.sync()
}

/** The army near Ketu is found to obstruct, a correction of it, and that correction taken back. */
function assess({ analyst, evidence }: { analyst: Teller; evidence: RecordId }): void {
  const facts = {
    on: '2026-11-21',
    will: 'obstructing',
    capacity: 'partial',
    evidence: [evidence],
    levers: ['dialogue', 'training'],
    hrddp: 'under_way',
  }
  const first = analyst.write(
    value(
      assessHostState(
        actor(3, 'analyst'),
        { area, forces: 'national_army', unit: '3rd Battalion, Ketu' },
        { facts, text: 'Patrols are turned back at the bridge.', today: '2026-11-22' },
      ),
    ),
  )
  const instead = EventId.parse(first)
  analyst.say('HostStateReassessed', first, {
    facts: { ...facts, on: '2026-11-22', will: 'acting_partly', instead },
    narrative: { text: 'Since Monday the bridge is open by day.' },
  })
  const assessment = EventId.parse(analyst.own().at(-1)?.event.id)
  analyst.say('HostStateWithdrawn', first, { facts: { assessment, reason: 'evidence_fell' } })
  analyst.sync()
}

function value<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
