import { expect, test } from 'vitest'
import { consentsIn, mayLeave } from '../sync/consent.ts'
import { createStory } from '../testing/story.ts'
import { type AttachmentLink, AttachmentLinks, MediaKey } from './attachments.ts'
import type { Narrative } from './bodies.ts'
import { tellEvent } from './tell.ts'
import { attachmentsIn, filesOf, toldAttachments } from './told-attachments.ts'
import { saysNothing } from './written.ts'

const copy = { content: 'a'.repeat(64), bytes: 180_000 }
const original = {
  content: 'b'.repeat(64),
  bytes: 9_000_000,
  part: 'sealed/101',
  consent: 'identity_to_officers',
}
const photo: AttachmentLink = { kind: 'photo', copy, original }
const media: MediaKey = {
  content: copy.content,
  key: 'k'.repeat(43),
  type: 'image/webp',
  width: 1600,
  height: 1200,
  thumb: 'dGh1bWI',
}
const narrative: Narrative = { text: 'Seen from the road.', media: [media] }

const kinds = [
  ['report', 'ReportAmended'],
  ['threat', 'ThreatAmended'],
] as const

test.each(kinds)(
  'AT-1 AT-4 a %s and what is added to it name their files, keys apart from facts',
  (kind, amends) => {
    const story = createStory()
    const teller = story.teller(1)
    const record =
      kind === 'report'
        ? teller.file({ attachments: [photo] })
        : teller.raise({ attachments: [photo] })
    const later: AttachmentLink = { kind: 'file', original: { ...original, part: 'sealed/102' } }
    teller.say(amends, record, { facts: { set: {}, attachments: [later] }, narrative })
    const told = teller.view().flatMap((entry) => tellEvent(entry) ?? [])
    expect(told.map(attachmentsIn)).toEqual([[photo], [later]])
    const shown = toldAttachments(
      told.map(({ id, narrative }, at) => ({
        id,
        narrative,
        facts: { attachments: at ? [later] : [photo] },
      })),
    )
    // The key of the first copy came with another event: it opens nothing of this one.
    expect(shown.map(({ media }) => media)).toEqual([undefined, undefined])
    expect(shown.flatMap(filesOf).map(({ content }) => content[0])).toEqual(['a', 'b', 'b'])
    // A field of the record is what an amendment may change; what was attached is only added to.
    const folds = teller.folds()
    expect(JSON.stringify([...folds.report.values(), ...folds.threat.values()])).not.toContain(
      'bbbb',
    )
  },
)

test('AT-4 a copy is opened by the key that stands in the words of its own event', () => {
  const teller = createStory().teller(1)
  const record = teller.file()
  teller.say('ReportAmended', record, { facts: { set: {}, attachments: [photo] }, narrative })
  const told = teller.view().flatMap((entry) => tellEvent(entry) ?? [])
  const last = told.at(-1)
  if (last?.type !== 'ReportAmended') throw new Error('an amendment')
  expect(toldAttachments([last])).toEqual([{ ...photo, event: last.id, media }])
  // Whoever does not read the words has the manifest and no key.
  expect(toldAttachments([{ ...last, narrative: undefined }])[0]?.media).toBeUndefined()
  expect(saysNothing({ facts: { set: {}, attachments: [photo] } })).toBe(false)
  expect(saysNothing({ facts: { set: {}, attachments: [] } })).toBe(true)
})

test('AT-4 the key of an original leaves the tablet with the consent that stands beside it', () => {
  const teller = createStory().teller(1)
  const kept = { ...original, part: 'sealed/102', consent: 'keep_on_tablet' }
  teller.file({ attachments: [photo, { kind: 'sound', original: kept }] })
  const [entry] = teller.view()
  const said = entry ? consentsIn(entry.event) : []
  expect(said.map(({ part, consent }) => [part, mayLeave(consent)])).toEqual([
    ['sealed/101', true],
    ['sealed/102', false],
  ])
})

test('AT-1 what names no file, too large a file or one of no bytes is no attachment', () => {
  const bad: unknown[] = [
    { kind: 'photo' },
    { kind: 'film', copy },
    { kind: 'photo', copy: { ...copy, bytes: 0 } },
    { kind: 'photo', copy: { ...copy, bytes: 20 * 1024 * 1024 + 1 } },
    { kind: 'photo', copy: { ...copy, content: 'A'.repeat(64) } },
    { kind: 'file', original: { ...original, part: 'facts' } },
  ]
  for (const one of bad) expect(AttachmentLinks.safeParse([one]).success).toBe(false)
  expect(AttachmentLinks.safeParse(Array.from({ length: 9 }, () => photo)).success).toBe(false)
  expect(AttachmentLinks.safeParse([photo]).success).toBe(true)
  expect(MediaKey.safeParse({ ...media, type: 'image/svg+xml' }).success).toBe(false)
  expect(MediaKey.safeParse({ ...media, thumb: 'A'.repeat(8_193) }).success).toBe(false)
})
