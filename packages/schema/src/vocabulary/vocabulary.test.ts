import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { alertClosingReasons } from './alert-closing-reasons.ts'
import { vocabularies } from './all.ts'
import { itemOf, labelOf } from './find.ts'
import { flashKinds } from './flash-kinds.ts'
import { graveViolationOf } from './grave-violation-of.ts'
import { graveViolations } from './grave-violations.ts'
import { imminence } from './imminence.ts'
import { responseTypes } from './response-types.ts'
import { threatEndings } from './threat-endings.ts'
import { victimGroups } from './victim-groups.ts'
import { violationTypes } from './violation-types.ts'
import { locales, type Words } from './vocabulary.ts'

const arabicLetter = /\p{Script=Arabic}/u

function complete(text: Words) {
  for (const locale of locales) {
    expect(text[locale].trim(), JSON.stringify(text)).toBe(text[locale])
    expect(text[locale].length, JSON.stringify(text)).toBeGreaterThan(0)
  }
  expect(text.ar, text.en).toMatch(arabicLetter)
  expect(text.en + text.fr, text.en).not.toMatch(arabicLetter)
}

describe.each(vocabularies.map((vocabulary) => [vocabulary.name, vocabulary] as const))(
  'vocabulary %s',
  (_, vocabulary) => {
    test('VO-1 has a version and unique well-formed codes', () => {
      expect(vocabulary.version).toBeGreaterThanOrEqual(1)
      expect(Number.isInteger(vocabulary.version)).toBe(true)
      const codes = vocabulary.items.map((item) => item.code)
      expect(new Set(codes).size).toBe(codes.length)
      for (const code of codes) expect(code).toMatch(/^[a-z0-9_]{1,48}$/)
    })

    test('VO-2 says where it comes from and with what standing', () => {
      expect(vocabulary.source.title).not.toBe('')
      expect(vocabulary.source.reference).not.toBe('')
      expect(['published', 'working default', 'ours']).toContain(vocabulary.source.standing)
    })

    test('VO-3 is complete in three languages, and no two items read the same', () => {
      for (const item of vocabulary.items) {
        complete(item.label)
        if (item.hint) complete(item.hint)
      }
      for (const locale of locales) {
        const labels = vocabulary.items.map((item) => item.label[locale])
        expect(new Set(labels).size, locale).toBe(labels.length)
      }
    })
  },
)

describe('vocabularies', () => {
  test('VO-1 names are unique and every list of the folder is in the whole', () => {
    const names = vocabularies.map((vocabulary) => vocabulary.name)
    expect(new Set(names).size).toBe(names.length)
    const defined = readdirSync(import.meta.dirname)
      .filter(
        (file) => file.endsWith('.ts') && !file.includes('.test.') && file !== 'vocabulary.ts',
      )
      .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
      .flatMap((text) => [...text.matchAll(/^ {2}name: '([a-z_]+)'/gm)].map((found) => found[1]))
    expect([...names].sort()).toEqual(defined.sort())
  })

  test('VO-4 a code of another version is kept and shown as it is', () => {
    expect(labelOf(violationTypes, 'killing', 'fr')).toBe('Meurtre')
    expect(itemOf(violationTypes, 'cyber_harm')).toBeUndefined()
    expect(labelOf(violationTypes, 'cyber_harm', 'en')).toBe('cyber_harm (unknown to this version)')
    expect(labelOf(violationTypes, 'cyber_harm', 'fr')).toContain('cyber_harm (')
    expect(labelOf(violationTypes, 'cyber_harm', 'ar')).toMatch(arabicLetter)
  })

  test('VO-4 a threat that was ended with a reason for alerts is said in the words of threats', () => {
    for (const { code } of alertClosingReasons.items)
      expect(itemOf(threatEndings, code), code).toBeDefined()
    expect(labelOf(threatEndings, 'false_alarm', 'en')).toBe('It was no threat')
  })

  test('VO-5 the counting unit of each type that the mechanism follows', () => {
    const unit = (code: string) => itemOf(violationTypes, code)?.countedBy
    for (const code of ['killing', 'maiming', 'recruitment', 'sexual_violence', 'abduction']) {
      expect(unit(code), code).toBe('victims')
    }
    for (const code of [
      'attack_on_schools',
      'attack_on_hospitals',
      'military_use',
      'denial_humanitarian_access',
      'deprivation_liberty',
    ]) {
      expect(unit(code), code).toBe('incidents')
    }
  })

  test('VO-6 the six grave violations, each reached by some type, and only for children', () => {
    expect(graveViolations.items).toHaveLength(6)
    const reached = new Set(violationTypes.items.map((type) => type.grave).filter(Boolean))
    expect(reached).toEqual(new Set(graveViolations.items.map((item) => item.code)))
    for (const type of violationTypes.items) {
      expect(type.caac === 'grave', type.code).toBe(type.grave !== null)
    }
    expect(graveViolationOf('killing', 'boy')).toBe('killing_or_maiming')
    expect(graveViolationOf('killing', 'woman')).toBeNull()
    expect(graveViolationOf('killing', 'unknown')).toBeNull()
    expect(graveViolationOf('killing')).toBeNull()
    expect(graveViolationOf('attack_on_schools')).toBe('attacks_on_schools_or_hospitals')
    expect(graveViolationOf('recruitment', 'unknown')).toBe('recruitment_or_use')
    expect(graveViolationOf('looting', 'boy')).toBeNull()
    expect(graveViolationOf('cyber_harm', 'boy')).toBeNull()
  })

  test('VO-7 flash tiles: ten; those of children and sexual violence start restricted', () => {
    expect(flashKinds.items).toHaveLength(10)
    const sensitive = flashKinds.items.filter((kind) => kind.sensitive).map((kind) => kind.code)
    expect(sensitive).toEqual(['children_recruited', 'sexual_violence'])
    for (const kind of flashKinds.items) {
      const likely = kind.likely.map((code) => itemOf(violationTypes, code))
      expect(likely.every(Boolean), kind.code).toBe(true)
      if (likely.some((type) => type?.sensitive)) expect(kind.sensitive, kind.code).toBe(true)
    }
  })

  test('VO-8 the sooner people may be harmed, the higher the level of the alert', () => {
    expect(imminence.items.map((item) => item.level)).toEqual(['flash', 'flash', 'urgent', 'watch'])
  })

  test('VO-9 only “no response” asks for a reason, and every response has its tier', () => {
    for (const type of responseTypes.items) {
      expect(type.needsReason, type.code).toBe(type.code === 'none')
      expect(type.tier === null, type.code).toBe(type.code === 'none')
    }
  })

  test('VO-10 victims: every group that is known to be children or adults says so', () => {
    const ages = Object.fromEntries(victimGroups.items.map((group) => [group.code, group.age]))
    expect(ages).toEqual({
      girl: 'child',
      boy: 'child',
      child_unknown: 'child',
      woman: 'adult',
      man: 'adult',
      adult_unknown: 'adult',
      unknown: null,
    })
  })
})
