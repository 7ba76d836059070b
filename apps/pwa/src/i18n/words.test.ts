import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { loadSpoken } from './catalog.ts'
import { locales } from './locale.ts'
import type { MessageId } from './message-id.ts'
import { rich } from './rich.tsx'
import { createWords } from './words.ts'

const en = createWords('en', await loadSpoken('en', ['inside']))
const fr = createWords('fr', await loadSpoken('fr', ['inside']))
const ar = createWords('ar', await loadSpoken('ar', ['inside']))
const minute = 60_000
const hour = 60 * minute
const at = Date.UTC(2026, 10, 22, 7, 5)

describe('messages', () => {
  test.each(locales)('every message of %s can be said', async (locale) => {
    const spoken = await loadSpoken(locale, ['desk', 'inside', 'ready'])
    const words = createWords(locale, spoken)
    const values = new Proxy(
      {},
      { getOwnPropertyDescriptor: () => ({ value: 3, configurable: true }), get: () => 3 },
    )
    for (const id of Object.keys(spoken.messages)) {
      const said = words.t(id as MessageId, values)
      expect([id, said.includes('{') || said.includes('undefined')]).toEqual([id, false])
    }
  })

  test('plurals follow each grammar', () => {
    const count = (words: typeof en, n: number) => words.t('home.onlyHere', { count: n })
    expect(count(en, 1)).toBe('1 report is only on this tablet')
    expect(count(en, 3)).toBe('3 reports are only on this tablet')
    expect(count(fr, 0)).toBe('0 rapport est seulement sur cette tablette')
    expect(count(ar, 2)).toBe('بلاغان موجودان على هذا الجهاز فقط')
    expect(count(ar, 3)).toBe('3 بلاغات موجودة على هذا الجهاز فقط')
    expect(count(ar, 11)).toBe('11 بلاغاً موجوداً على هذا الجهاز فقط')
  })

  test('an unknown id is a defect', () => {
    expect(() => en.t('home.nowhere' as MessageId)).toThrow('home.nowhere')
  })

  test('a vocabulary speaks the language shown', () => {
    expect(fr.label({ label: { en: 'Threat', fr: 'Menace', ar: 'تهديد' } })).toBe('Menace')
  })
})

describe('time', () => {
  test('ages', () => {
    expect(en.age(20_000)).toBe('just now')
    expect(en.age(3 * hour + 5 * minute)).toBe('3 h 5 min old')
    expect(en.duration(50 * hour)).toBe('2 d 2 h')
    expect(fr.age(3 * hour + 5 * minute)).toBe('il y a 3 h 5 min')
    expect(ar.duration(3 * hour + 5 * minute)).toBe('3 ساعات و5 دقائق')
    expect(en.duration(-5)).toBe('under 1 min')
  })

  test('days beside now, in the zone asked for', () => {
    expect(en.when(at, at + hour, 'UTC')).toBe('today 07:05')
    expect(en.when(at - 24 * hour, at, 'UTC')).toBe('yesterday 07:05')
    expect(en.when(at - 72 * hour, at, 'UTC')).toBe('19 Nov 07:05')
    expect(en.when(Date.UTC(2026, 10, 21, 23, 30), at, 'Africa/Nairobi')).toBe('today 02:30')
    expect(en.time(Date.UTC(2026, 0, 1, 0, 5), 'UTC')).toBe('00:05')
  })
})

describe('figures', () => {
  test('are western in every language', () => {
    for (const words of [en, fr, ar])
      expect(`${words.number(1234)}${words.date(at, 'UTC')}${words.time(at, 'UTC')}`).not.toMatch(
        /[٠-٩۰-۹]/,
      )
  })

  test('bytes, distances and ranges', () => {
    expect(en.bytes(600)).toBe('600 bytes')
    expect(en.bytes(41_300)).toBe('41 kB')
    expect(en.bytes(1_800_000)).toBe('1.8 MB')
    expect(fr.bytes(1_800_000)).toMatch(/^1,8\sMo$/)
    expect(en.distance(100)).toBe('100 m')
    expect(en.distance(1500)).toBe('1.5 km')
    expect(ar.bytes(1_800_000)).toBe('1.8 ميغابايت')
    expect(en.plusMinus(1500)).toBe('±1.5\u00a0km')
    expect(ar.plusMinus(100)).toBe('\u2066±100\u2069\u00a0متر')
    expect(ar.range(1, 3)).toBe('\u20661–3\u2069')
    expect(en.range(2, 3)).toBe('2–3')
    expect(en.range(2, 2)).toBe('2')
    expect(en.change(3)).toBe('+3')
    expect(en.change(0)).toBe('0')
  })
})

test('rich messages put elements where the language wants them', () => {
  const code = createElement('bdi', null, '220115Z NOV')
  const said = rich(ar, 'home.hqPicture', {}, { dtg: code })
  expect(renderToStaticMarkup(said)).toBe('صورة المقر حتى <bdi>220115Z NOV</bdi>')
  const bold = rich({ t: () => 'a <b>b {x}</b> c' }, 'home.empty', {}, {})
  expect(renderToStaticMarkup(bold)).toBe('a <b>b {x}</b> c')
})
